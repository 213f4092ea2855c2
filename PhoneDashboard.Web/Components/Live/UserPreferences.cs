using System.Text.Json;

namespace PhoneDashboard.Web.Components.Live;

/// <summary>What a person likes: kept in the browser's local storage, all of it read once per circuit.</summary>
public sealed class UserPreferences(PageScript script)
{
    private Task<Dictionary<string, string>>? _known;

    /// <summary>The remembered value, or the type's default when there is none or it makes no sense any more.</summary>
    public async Task<T?> ReadAsync<T>(string key)
    {
        try
        {
            return (await KnownAsync()).TryGetValue(key, out var json) ? JsonSerializer.Deserialize<T>(json) : default;
        }
        catch (JsonException)
        {
            return default; // written by hand or by an older version
        }
    }

    /// <summary>For a page that no browser shows: nothing is remembered.</summary>
    public void AssumeNone() => _known = Task.FromResult<Dictionary<string, string>>([]);

    /// <summary>Remembers a value.</summary>
    public async Task WriteAsync<T>(string key, T value)
    {
        var json = (await KnownAsync())[key] = JsonSerializer.Serialize(value);
        await script.WritePreferenceAsync(key, json);
    }

    private Task<Dictionary<string, string>> KnownAsync() => _known ??= ReadAllAsync();

    private async Task<Dictionary<string, string>> ReadAllAsync() => await script.ReadPreferencesAsync() ?? [];
}
