using System.Globalization;

namespace PhoneDashboard.Core.Backups;

/// <summary>A backup: the database and, as a second file, the keys that its queued mails and invites are sealed with.</summary>
/// <param name="Database">Path of the database file.</param>
/// <param name="Keys">Path of the archive with the key ring.</param>
/// <param name="Utc">When it was begun, UTC, to the second.</param>
/// <param name="Bytes">Size of both files, in bytes.</param>
public sealed record Backup(string Database, string Keys, DateTime Utc, long Bytes);

/// <summary>
/// The backups in a folder, by their names: <c>phonedashboard-20261125-201500.db</c> and the same with <c>.keys.zip</c>. The database gets its name last, so what has one is
/// whole; anything else in the folder is left alone.
/// </summary>
internal sealed class BackupFolder(string path)
{
    private const string Prefix = "phonedashboard-", Database = ".db", Keys = ".keys.zip", Partial = ".partial", TimeFormat = "yyyyMMdd-HHmmss";

    /// <summary>Those that are whole, the newest first.</summary>
    internal IReadOnlyList<Backup> List() => !Directory.Exists(path) ? [] :
    [
        .. from file in Directory.EnumerateFiles(path, Prefix + "*" + Database)
           let utc = TimeOf(Path.GetFileName(file))
           where utc is not null
           let keys = Path.ChangeExtension(file, null) + Keys
           where File.Exists(keys)
           orderby utc descending
           select new Backup(file, keys, utc.Value, new FileInfo(file).Length + new FileInfo(keys).Length),
    ];

    /// <summary>The paths of a new one, and where it is written until it is whole.</summary>
    internal (string Database, string Keys, string PartialDatabase, string PartialKeys) Begin(DateTime utc)
    {
        var folder = Directory.CreateDirectory(path);
        if (!OperatingSystem.IsWindows() && !folder.EnumerateFileSystemInfos().Any())
        {
            folder.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        }

        var name = Path.Combine(path, Prefix + utc.ToString(TimeFormat, CultureInfo.InvariantCulture));
        return (name + Database, name + Keys, name + Database + Partial, name + Keys + Partial);
    }

    /// <summary>Deletes all but the newest ones, and what backups that were cut off left behind.</summary>
    internal void Keep(int count)
    {
        foreach (var old in List().Skip(count))
        {
            File.Delete(old.Database); // first: keys without a database are no backup
            File.Delete(old.Keys);
        }

        foreach (var partial in Directory.EnumerateFiles(path, Prefix + "*" + Partial + "*"))
        {
            File.Delete(partial);
        }
    }

    private static DateTime? TimeOf(string name) =>
        DateTime.TryParseExact(name[Prefix.Length..^Database.Length], TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var utc) ? utc : null;
}
