namespace PhoneDashboard.Core.Settings.Backups;

/// <summary>A backup: the database, the keys that its queued mails and invites are sealed with, and a manifest, each a file.</summary>
/// <param name="Database">Path of the database file.</param>
/// <param name="Keys">Path of the archive with the key ring.</param>
/// <param name="Manifest">Path of what it says of itself; null for one of a version that wrote none.</param>
/// <param name="Utc">When it was begun, UTC, to the second.</param>
/// <param name="Bytes">Size of database and keys, in bytes.</param>
public sealed record Backup(string Database, string Keys, string? Manifest, DateTime Utc, long Bytes)
{
    /// <summary>All that belong together, by their full paths; a backup of an early version has no manifest.</summary>
    public IEnumerable<string> Files => Manifest is null ? [Database, Keys] : [Database, Keys, Manifest];
}
