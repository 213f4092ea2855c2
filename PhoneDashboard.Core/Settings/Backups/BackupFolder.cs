using System.Globalization;

namespace PhoneDashboard.Core.Settings.Backups;

/// <summary>
/// The backups in a folder, by their names: <c>phonedashboard-20261125-201500.db</c> and the same with <c>.keys.zip</c> and
/// <c>.manifest.json</c>. The database gets its name last, so what has one is whole; anything else in the folder is left alone.
/// </summary>
internal sealed class BackupFolder(string path)
{
    private const string Prefix = "phonedashboard-", Database = ".db", Keys = ".keys.zip", Manifest = ".manifest.json",
        Partial = ".partial", TimeFormat = "yyyyMMdd-HHmmss";

    /// <summary>Those that are whole, the newest first.</summary>
    internal IReadOnlyList<Backup> List() => !Directory.Exists(path) ? [] :
    [
        .. from file in Directory.EnumerateFiles(path, Prefix + "*" + Database)
           let utc = TimeOf(Path.GetFileName(file))
           where utc is not null
           let keys = Path.ChangeExtension(file, null) + Keys
           where File.Exists(keys)
           let manifest = Path.ChangeExtension(file, null) + Manifest
           orderby utc descending
           select new Backup(
               file, keys, File.Exists(manifest) ? manifest : null, utc.Value, new FileInfo(file).Length + new FileInfo(keys).Length),
    ];

    /// <summary>The paths of a new one.</summary>
    internal Backup Begin(DateTime utc)
    {
        var folder = Directory.CreateDirectory(path);
        if (!OperatingSystem.IsWindows() && !folder.EnumerateFileSystemInfos().Any())
        {
            folder.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        }

        var name = Path.Combine(path, Prefix + utc.ToString(TimeFormat, CultureInfo.InvariantCulture));
        return new Backup(name + Database, name + Keys, name + Manifest, utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerSecond)), 0);
    }

    /// <summary>Where a file is written until the backup is whole.</summary>
    internal static string PartialOf(string file) => file + Partial;

    /// <summary>Deletes all but the newest ones, and what backups that were cut off left behind.</summary>
    internal void Keep(int count)
    {
        foreach (var old in List().Skip(count))
        {
            old.Files.ToList().ForEach(File.Delete); // the database first: keys without one are no backup
        }

        foreach (var partial in Directory.EnumerateFiles(path, Prefix + "*" + Partial + "*"))
        {
            File.Delete(partial);
        }
    }

    private static DateTime? TimeOf(string name) =>
        DateTime.TryParseExact(
            name[Prefix.Length..^Database.Length],
            TimeFormat,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var utc) ? utc : null;
}
