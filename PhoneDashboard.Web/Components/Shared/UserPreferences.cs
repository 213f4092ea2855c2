using System.Text.Json;

namespace PhoneDashboard.Web.Components.Shared;

/// <summary>What a person likes: kept in the browser's local storage (until there are team accounts), read once per circuit.</summary>
public sealed class UserPreferences(PageScript script)
{
    private readonly Dictionary<string, string?> _known = new(StringComparer.Ordinal);

    /// <summary>The remembered value, or the type's default when there is none or it makes no sense any more.</summary>
    public async Task<T?> ReadAsync<T>(string key)
    {
        if (!_known.TryGetValue(key, out var json))
        {
            json = _known[key] = await script.ReadPreferenceAsync(key);
        }

        try
        {
            return json is null ? default : JsonSerializer.Deserialize<T>(json);
        }
        catch (JsonException)
        {
            return default; // written by hand or by an older version
        }
    }

    /// <summary>Remembers a value.</summary>
    public async Task WriteAsync<T>(string key, T value)
    {
        var json = _known[key] = JsonSerializer.Serialize(value);
        await script.WritePreferenceAsync(key, json);
    }
}
