using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PhoneDashboard.Core.Data;
using SQLitePCL;

namespace PhoneDashboard.Core.Settings.Backups;

/// <summary>
/// Puts a backup back, while PhoneDashboard does not run. All is checked, brought to this version and made ready in a
/// <see cref="StagedBackup"/>; until the last step the present database and keys are as they were, and that step is one transaction. Who
/// reads the database meanwhile sees the old one, then the new one.
/// </summary>
public sealed class RestoreService(
    IOptions<StorageOptions> storage, IConfiguration configuration, DatabaseLock databaseLock, TimeProvider time, ILoggerFactory loggers)
{
    /// <summary>How long it waits for whoever holds the present database.</summary>
    internal TimeSpan Patience { get; set; } = DatabaseFileChecks.Patience;

    /// <summary>
    /// Puts back the newest backup of a folder. Invalid: it is damaged or incomplete, or the present one cannot be replaced; NotFound:
    /// there is none; Changed: it is of a newer version; InUse: there is a database and <paramref name="force"/> was not said, or
    /// PhoneDashboard runs.
    /// </summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="folder">Where <see cref="BackupService"/> wrote.</param>
    /// <param name="force">Replace a database that is there; it is kept beside it under another name.</param>
    /// <param name="withoutChecksum">Take a backup without a manifest, as versions before wrote them. One that has a manifest is held to it
    /// all the same.</param>
    /// <param name="cancellationToken">Ends before the last step.</param>
    public async Task<Result<Restored>> RestoreAsync(
        Actor actor, string folder, bool force = false, bool withoutChecksum = false, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.BackUp);
        if (new BackupFolder(folder).List() is not [var backup, ..])
        {
            return new Problem(ProblemKind.NotFound, $"There is no backup in {folder}: a file phonedashboard-….db with its "
                + "phonedashboard-….keys.zip and phonedashboard-….manifest.json.");
        }

        var target = storage.Value.DatabaseFile;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await using var staged = new StagedBackup(backup, target + ".restoring", configuration, time, loggers);
            if (await staged.CheckAsync(withoutChecksum, cancellationToken) is { } unfit)
            {
                return unfit;
            }

            if (File.Exists(target) && !force)
            {
                return new Problem(
                    ProblemKind.InUse,
                    $"There is a database {target}. Use --force to replace it; it is kept beside the restored one under another name.");
            }

            var (held, publicUrl) = await staged.HoldMailsAsync(actor);
            if (!await databaseLock.TryTakeAloneAsync(cancellationToken))
            {
                return InUse(target);
            }

            var kept = await Task.Run(() => Replace(staged, target), CancellationToken.None);
            return new Restored(backup, target, kept, held, publicUrl);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED)
        {
            return InUse(target);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SqliteException or InvalidDataException
            or DatabaseUnusableException)
        {
            return new Problem(
                ProblemKind.Invalid, $"The backup could not be put back: {exception.Message} The present database is as it was.");
        }
        finally
        {
            databaseLock.Release();
        }
    }

    private static Problem InUse(string target) =>
        new(ProblemKind.InUse, $"The database {target} is open in another process. Stop PhoneDashboard, then restore.");

    private string? Replace(StagedBackup staged, string target)
    {
        var keptAs = string.Create(CultureInfo.InvariantCulture, $".before-restore-{time.GetUtcNow():yyyyMMdd-HHmmss}");
        var kept = KeepPresent(target, keptAs);
        var keys = Directory.CreateDirectory(storage.Value.KeysFolder).FullName;
        var waiting = LayOutKeys(staged, keys);
        try
        {
            PutIn(staged.Database, target);
        }
        catch
        {
            // Somebody holds the database, or the disk is full: nothing was changed, and nothing is left behind.
            kept.Concat(waiting.Keys).ToList().ForEach(File.Delete);
            throw;
        }

        foreach (var (file, key) in waiting)
        {
            if (File.Exists(key))
            {
                File.Move(key, key + keptAs, overwrite: true);
            }

            File.Move(file, key, overwrite: true);
        }

        PrivateFiles.Protect(target, storage.Value.Group);
        return kept.Count == 0 ? null : kept[0];
    }

    /// <summary>
    /// Keys are added, each in a file of its own name: those of the present database stay for the copy of it. They come in by their names,
    /// after the database: until then they lie beside under others, and the disk has room for them.
    /// </summary>
    /// <returns>By where each lies, what it will be called.</returns>
    private static Dictionary<string, string> LayOutKeys(StagedBackup staged, string folder)
    {
        var waiting = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in staged.KeyFiles)
        {
            var key = Path.Combine(folder, Path.GetFileName(file));
            if (!File.Exists(key) || FileSum.Of(key) != FileSum.Of(file))
            {
                File.Copy(file, key + ".restoring", overwrite: true);
                waiting[key + ".restoring"] = key;
            }
        }

        return waiting;
    }

    private void PutIn(string from, string target)
    {
        try
        {
            CopyInto(from, target);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is raw.SQLITE_NOTADB or raw.SQLITE_CORRUPT)
        {
            // What is there can be no reader's any more. A log that stayed would be taken for the restored database's own.
            File.Delete(target + "-wal");
            File.Delete(target + "-shm");
            File.Move(from, target, overwrite: true);
        }
    }

    // SQLite's own way, into the file that is there: one transaction, and whoever has it open follows (https://sqlite.org/backup.html).
    private void CopyInto(string from, string target)
    {
        using var source = DatabaseFileChecks.Open(from, SqliteOpenMode.ReadOnly);
        using var destination = DatabaseFileChecks.Open(target, SqliteOpenMode.ReadWriteCreate, Patience);
        DatabaseFileChecks.Column(destination, "PRAGMA synchronous = FULL");
        source.BackupDatabase(destination);
        DatabaseFileChecks.Column(destination, "PRAGMA journal_mode = WAL");
    }

    /// <summary>Keeps a copy of the present database as it is, with its log.</summary>
    /// <returns>The copies, the database first; none when there is none.</returns>
    private static List<string> KeepPresent(string target, string keptAs)
    {
        var parts = File.Exists(target) ? new[] { "", "-wal" }.Where(part => File.Exists(target + part)).ToList() : [];
        parts.ForEach(part => File.Copy(target + part, target + keptAs + part, overwrite: true));
        return parts.ConvertAll(part => target + keptAs + part);
    }
}
