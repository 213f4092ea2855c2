namespace PhoneDashboard.Core.Settings;

/// <summary>
/// The base address of links stands in two places: in Settings, and in the configuration of the machine. After a restore they may be of two
/// machines.
/// </summary>
public static class PublicUrls
{
    /// <summary>Whether the two are not one; false where the configuration has none.</summary>
    public static bool Differ(string ofSettings, string ofConfiguration) =>
        ofConfiguration.Length > 0
        && !string.Equals(ofSettings.TrimEnd('/'), ofConfiguration.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);
}
