using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace PhoneDashboard.Core.Data.Saving;

/// <summary>
/// Seals what opens a door (<see cref="SecretAttribute"/>) and is kept for the minute in which an undo brings it back: by row, the values
/// of its secret properties.
/// </summary>
/// <param name="protection">Asked for when there is something to seal: reading needs no keys.</param>
public sealed class SnapshotSecrets(Func<IDataProtectionProvider> protection)
{
    private readonly Lazy<IDataProtector> _protector = new(() => protection().CreateProtector("PhoneDashboard.Snapshots.Secrets"));

    /// <summary>Seals them; null where there are none.</summary>
    internal byte[]? Seal(IReadOnlyDictionary<string, Dictionary<string, JsonElement>> secrets) =>
        secrets.Count == 0 ? null : _protector.Value.Protect(JsonSerializer.SerializeToUtf8Bytes(secrets));

    /// <summary>Opens them; nothing where they, or the keys that sealed them, are gone.</summary>
    internal IReadOnlyDictionary<string, Dictionary<string, JsonElement>> Open(byte[]? secrets)
    {
        try
        {
            return secrets is null
                ? new Dictionary<string, Dictionary<string, JsonElement>>(StringComparer.Ordinal)
                : JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, JsonElement>>>(_protector.Value.Unprotect(secrets))!;
        }
        catch (CryptographicException)
        {
            return new Dictionary<string, Dictionary<string, JsonElement>>(StringComparer.Ordinal);
        }
    }
}
