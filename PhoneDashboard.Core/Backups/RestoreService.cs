using System.Globalization;
using System.IO.Compression;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using PhoneDashboard.Core.Data;
using SQLitePCL;

namespace PhoneDashboard.Core.Backups;

/// <summary>Puts a backup back, while PhoneDashboard does not run. Until the last step the present database is as it was.</summary>
public sealed class RestoreService(IConfiguration configuration, IDbContextFactory<DashboardDb> dbFactory, TimeProvider time)
{
    /// <summary>
    /// Puts back the newest backup of a folder. Invalid: it is damaged, or the present one cannot be replaced; NotFound: there is none; Changed: it is of a newer version;
    /// InUse: there is a database and <paramref name="force"/> was not said, or a process has it open.
    /// </summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="folder">Where <see cref="BackupService"/> wrote.</param>
    /// <param name="force">Replace a database that is there; it is kept beside it under another name.</param>
    /// <param name="cancellationToken">Ends before the last step.</param>
    public async Task<Result<Restored>> RestoreAsync(Actor actor, string folder, bool force = false, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.BackUp);
        if (new BackupFolder(folder).List() is not [var backup, ..])
        {
            return new Problem(ProblemKind.NotFound, $"There is no backup in {folder}: a file phonedashboard-….db with its phonedashboard-….keys.zip.");
        }

        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var target = Path.GetFullPath(new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource);
        if (Check(backup, [.. db.Database.GetMigrations()]) is { } unfit)
        {
            return unfit;
        }

        if (File.Exists(target) && !force)
        {
            return new Problem(ProblemKind.InUse, $"There is a database {target}. Say --force to replace it; it is kept beside the restored one under another name.");
        }

        try
        {
            return await Task.Run(() => Replace(backup, target), cancellationToken);
        }
        catch (SqliteException exception) when (IsInUse(exception))
        {
            return new Problem(ProblemKind.InUse, $"The database {target} is open in another process. Stop PhoneDashboard, then restore.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SqliteException or InvalidDataException)
        {
            return new Problem(ProblemKind.Invalid, $"The backup could not be put back: {exception.Message} The present database is as it was.");
        }
    }

    private static Problem? Check(Backup backup, IReadOnlyList<string> known)
    {
        try
        {
            using var connection = Open(backup.Database, SqliteOpenMode.ReadOnly);
            if (DatabaseFileChecks.Damage(connection) is { } damage)
            {
                return new Problem(ProblemKind.Invalid, $"The backup {backup.Database} is damaged ({damage}). Take an older one out of its folder and restore that.");
            }

            var migrations = DatabaseFileChecks.Migrations(connection);
            return migrations.Count == 0 ? new Problem(ProblemKind.Invalid, $"The file {backup.Database} is no database of PhoneDashboard.")
                : migrations.Except(known, StringComparer.Ordinal).LastOrDefault() is { } newer ? new Problem(ProblemKind.Changed, $"The backup {backup.Database} was written by a newer version of PhoneDashboard ({newer}). Restore it with that version.")
                : null;
        }
        catch (SqliteException exception)
        {
            return new Problem(ProblemKind.Invalid, $"The backup {backup.Database} cannot be read: {exception.Message}");
        }
    }

    private Restored Replace(Backup backup, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var kept = File.Exists(target) ? KeepPresent(target) : null;
        var incoming = target + ".restoring";
        File.Copy(backup.Database, incoming, overwrite: true);
        using (var file = new FileStream(incoming, FileMode.Open, FileAccess.ReadWrite))
        {
            file.Flush(flushToDisk: true);
        }

        // Keys are added, each in a file of its own name: those of the present database stay for the copy of it.
        ZipFile.ExtractToDirectory(backup.Keys, Directory.CreateDirectory(configuration["DataProtection:KeysFolder"] ?? "data/keys").FullName, overwriteFiles: true);
        File.Move(incoming, target, overwrite: true); // one step: before it the old database is there, after it the new one
        return new Restored(backup, target, kept);
    }

    /// <summary>Keeps a copy of the present database as it is, with its log, and makes sure that nobody has it open.</summary>
    private string KeepPresent(string target)
    {
        var kept = string.Create(CultureInfo.InvariantCulture, $"{target}.before-restore-{time.GetUtcNow():yyyyMMdd-HHmmss}");
        var parts = new[] { "", "-wal", "-shm" };
        foreach (var part in parts.Where(part => File.Exists(target + part)))
        {
            File.Copy(target + part, kept + part, overwrite: true);
        }

        if (IsOpenElsewhere(target))
        {
            Array.ForEach(parts, part => File.Delete(kept + part));
            throw new SqliteException("The database is open in another process.", raw.SQLITE_BUSY);
        }

        // A log that stayed would be taken for the restored database's own.
        File.Delete(target + "-wal");
        File.Delete(target + "-shm");
        return kept;
    }

    /// <summary>To leave the write-ahead log, SQLite needs the file for itself: it says no while anybody else has it open.</summary>
    private static bool IsOpenElsewhere(string target)
    {
        try
        {
            using var connection = Open(target, SqliteOpenMode.ReadWrite);
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = DELETE;";
            return command.ExecuteScalar() is not "delete";
        }
        catch (SqliteException exception)
        {
            return IsInUse(exception); // otherwise it is damaged: that is what restoring is for
        }
    }

    private static bool IsInUse(SqliteException exception) => exception.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED;

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = 1 }.ConnectionString);
        connection.Open();
        return connection;
    }
}

/// <summary>What a restore did.</summary>
/// <param name="Backup">The backup that was put back.</param>
/// <param name="Database">The database that it is now.</param>
/// <param name="Kept">Where the database that was there before is kept; null when there was none.</param>
public sealed record Restored(Backup Backup, string Database, string? Kept);
