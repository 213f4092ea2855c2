using System.IO.Compression;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PhoneDashboard.Core.Data;
using SQLitePCL;

namespace PhoneDashboard.Core.Settings.Backups;

/// <summary>
/// Takes the whole system away as files, while it runs: the database as it is at one moment, the key ring, and a manifest with the sums of
/// both. Nobody waits for it.
/// </summary>
public sealed class BackupService(IOptions<StorageOptions> storage, IDataProtectionProvider protection, TimeProvider time) : IDisposable
{
    private const int PagesPerStep = 1000;

    private readonly SemaphoreSlim _one = new(1, 1);

    private string DatabaseFile => storage.Value.DatabaseFile;

    private string KeysFolder => storage.Value.KeysFolder;

    /// <inheritdoc />
    public void Dispose() => _one.Dispose();

    /// <summary>
    /// Writes a backup into a folder, checks it, and gives it its name only then. Invalid: the folder cannot be written
    /// or there is no room.
    /// </summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="folder">Made when it is not there.</param>
    /// <param name="keep">How many of the newest to keep in the folder; null keeps all.</param>
    /// <param name="cancellationToken">Ends it soon, also amid copying and checking; nothing half written stays.</param>
    public async Task<Result<Backup>> WriteAsync(
        Actor actor, string folder, int? keep = null, CancellationToken cancellationToken = default)
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
            var written = await Task.Run(() => Write(backups, time.GetUtcNow().UtcDateTime, cancellationToken), cancellationToken);
            if (keep is { } count)
            {
                backups.Keep(count);
            }

            return written;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SqliteException)
        {
            return new Problem(
                ProblemKind.Invalid,
                $"The backup could not be written to {folder}: {exception.Message} Check the folder, its rights and the room on its disk.");
        }
        finally
        {
            _one.Release();
        }
    }

    private Backup Write(BackupFolder backups, DateTime utc, CancellationToken cancellationToken)
    {
        var backup = backups.Begin(utc);
        var (database, keys, manifest) =
            (BackupFolder.PartialOf(backup.Database), BackupFolder.PartialOf(backup.Keys), BackupFolder.PartialOf(backup.Manifest!));
        try
        {
            CopyDatabase(DatabaseFile, database, cancellationToken);
            protection.CreateProtector(nameof(BackupService)).Protect([]); // a system so new that it has sealed nothing has no key yet
            if (!Directory.Exists(KeysFolder) || !Directory.EnumerateFiles(KeysFolder, "key-*.xml").Any())
            {
                throw new IOException($"There are no keys in {KeysFolder}: what is encrypted in the database could no longer be opened.");
            }

            cancellationToken.ThrowIfCancellationRequested();
            File.Delete(keys);
            ZipFile.CreateFromDirectory(KeysFolder, keys);
            BackupManifest.Of(backup.Utc, database, keys).Write(manifest);
            cancellationToken.ThrowIfCancellationRequested();
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
    private static void CopyDatabase(string from, string to, CancellationToken cancellationToken)
    {
        File.Delete(to);
        using var source = DatabaseFileChecks.Open(from, SqliteOpenMode.ReadOnly);
        using var copy = DatabaseFileChecks.Open(to, SqliteOpenMode.ReadWriteCreate);
        CopyPages(source, copy, cancellationToken);
        using var command = copy.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = DELETE;"; // one file, and none beside it
        command.ExecuteNonQuery();
        using var interrupt = cancellationToken.Register(() => raw.sqlite3_interrupt(copy.Handle));
        try
        {
            if (DatabaseFileChecks.Damage(copy) is { } damage)
            {
                throw new IOException($"The copy is damaged ({damage}).");
            }
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            throw new OperationCanceledException(exception.Message, exception, cancellationToken);
        }
    }

    // A few megabytes at a time, between which a stop is heard. The transaction holds the source at its moment: what others write meanwhile
    // would make SQLite begin again.
    private static void CopyPages(SqliteConnection source, SqliteConnection copy, CancellationToken cancellationToken)
    {
        using var moment = source.BeginTransaction(deferred: true);
        DatabaseFileChecks.Column(source, "SELECT name FROM sqlite_schema LIMIT 1");
        using var backup = raw.sqlite3_backup_init(copy.Handle, "main", source.Handle, "main");
        SqliteException.ThrowExceptionForRC(backup.IsInvalid ? raw.sqlite3_errcode(copy.Handle) : raw.SQLITE_OK, copy.Handle);
        int result;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            result = raw.sqlite3_backup_step(backup, PagesPerStep);
        }
        while (result == raw.SQLITE_OK);
        SqliteException.ThrowExceptionForRC(result == raw.SQLITE_DONE ? raw.SQLITE_OK : result, copy.Handle);
    }

    private static void OwnerOnly(string file)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }
}
