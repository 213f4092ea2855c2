using System.IO.Compression;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.Backups;

/// <summary>
/// Takes the whole system away as files, while it runs: the database as it is at one moment, the key ring, and a manifest with the sums of
/// both. Nobody waits for it.
/// </summary>
public sealed class BackupService(IConfiguration configuration, IDataProtectionProvider protection, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    private string DatabaseFile => Path.GetFullPath(new SqliteConnectionStringBuilder(configuration.GetConnectionString("Dashboard")).DataSource);

    private string KeysFolder => configuration["DataProtection:KeysFolder"] ?? "data/keys";

    /// <inheritdoc />
    public void Dispose() => _one.Dispose();

    /// <summary>
    /// Writes a backup into a folder, checks it, and gives it its name only then. Invalid: the folder cannot be written or there is no room.
    /// </summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="folder">Made when it is not there.</param>
    /// <param name="keep">How many of the newest to keep in the folder; null keeps all.</param>
    /// <param name="cancellationToken">Ends between its steps; nothing half written keeps a name.</param>
    public async Task<Result<Backup>> WriteAsync(Actor actor, string folder, int? keep = null, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.BackUp);
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (!File.Exists(DatabaseFile))
            {
                return new Problem(ProblemKind.NotFound, $"There is no database {DatabaseFile}. Check ConnectionStrings:Dashboard.");
            }

            var backups = new BackupFolder(folder);
            var written = await Task.Run(() => Write(backups, time.GetUtcNow().UtcDateTime), cancellationToken);
            if (keep is { } count)
            {
                backups.Keep(count);
            }

            return written;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SqliteException)
        {
            return new Problem(ProblemKind.Invalid, $"The backup could not be written to {folder}: {exception.Message} Check the folder, its rights and the room on its disk.");
        }
        finally
        {
            _one.Release();
        }
    }

    private Backup Write(BackupFolder backups, DateTime utc)
    {
        var backup = backups.Begin(utc);
        var (database, keys, manifest) = (BackupFolder.PartialOf(backup.Database), BackupFolder.PartialOf(backup.Keys), BackupFolder.PartialOf(backup.Manifest!));
        try
        {
            CopyDatabase(DatabaseFile, database);
            protection.CreateProtector(nameof(BackupService)).Protect([]); // a system so new that it has sealed nothing has no key yet
            if (!Directory.Exists(KeysFolder) || !Directory.EnumerateFiles(KeysFolder, "key-*.xml").Any())
            {
                throw new IOException($"There are no keys in {KeysFolder}: what the database holds sealed could not be opened any more.");
            }

            File.Delete(keys);
            ZipFile.CreateFromDirectory(KeysFolder, keys);
            BackupManifest.Of(backup.Utc, database, keys).Write(manifest);
            foreach (var file in new[] { keys, manifest, database })
            {
                OwnerOnly(file);
                using var written = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
                written.Flush(flushToDisk: true);
            }

            File.Move(keys, backup.Keys, overwrite: true);
            File.Move(manifest, backup.Manifest!, overwrite: true);
            File.Move(database, backup.Database, overwrite: true);
        }
        catch
        {
            Array.ForEach([keys, manifest, database], File.Delete);
            throw;
        }

        return backup with { Bytes = new FileInfo(backup.Database).Length + new FileInfo(backup.Keys).Length };
    }

    // SQLite's own way: the copy is the database at one moment, whoever writes meanwhile (https://sqlite.org/backup.html).
    private static void CopyDatabase(string from, string to)
    {
        File.Delete(to);
        using var source = DatabaseFileChecks.Open(from, SqliteOpenMode.ReadOnly);
        using var copy = DatabaseFileChecks.Open(to, SqliteOpenMode.ReadWriteCreate);
        source.BackupDatabase(copy);
        using var command = copy.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = DELETE;"; // one file, and none beside it
        command.ExecuteNonQuery();
        if (DatabaseFileChecks.Damage(copy) is { } damage)
        {
            throw new IOException($"The copy is damaged ({damage}).");
        }
    }

    private static void OwnerOnly(string file)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }
}
