using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Upkeep;
using SQLitePCL;

namespace PhoneDashboard.Core.Data;

/// <summary>The database cannot be used; the message says why and what to do. Nothing in it was changed.</summary>
public sealed class DatabaseUnusableException(string message, Exception? innerException = null) : Exception(message, innerException);

/// <summary>Brings the database to this version before anything else runs. Several processes may start at once.</summary>
public sealed class DatabaseStartup(IDbContextFactory<DashboardDb> dbFactory, IConfiguration configuration, UpkeepRun upkeep)
{
    private static readonly TimeSpan LongestMigration = TimeSpan.FromMinutes(20), LongestCheck = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Creates or migrates the database, puts in what a new account starts with, and brings what is stored to this version.
    /// </summary>
    /// <exception cref="DatabaseUnusableException">It was written by a newer version, is no database, or another process holds it.</exception>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var file = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
            {
                Directory.CreateDirectory(folder);
            }

            await RefuseDamagedAsync(db, cancellationToken);
            await RefuseNewerAsync(db, cancellationToken);
            await MigrateAsync(db, cancellationToken);
            await SeedAsync(db, cancellationToken);
            await upkeep.RunAsync(cancellationToken);
        }
        catch (Exception exception) when (StorageFault.Of(exception) is { } fault)
        {
            throw new DatabaseUnusableException($"The database {file} cannot be used. {fault.Advice} ({exception.GetBaseException().Message})", exception);
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new DatabaseUnusableException($"The database {file} cannot be opened: {exception.Message} Check ConnectionStrings:Dashboard, the file and the rights of its folder.", exception);
        }
    }

    /// <summary>
    /// Damage is better found before anybody works on it. A large file is looked at for a second only: what lies beyond is found when it is read.
    /// </summary>
    private static async Task RefuseDamagedAsync(DashboardDb db, CancellationToken cancellationToken)
    {
        if (!await db.Database.CanConnectAsync(cancellationToken))
        {
            return;
        }

        const string Damage = """
            SELECT quick_check AS Value FROM sqlite_schema AS s, pragma_quick_check(s.name)
            WHERE s.type = 'table' AND s.sql NOT LIKE 'CREATE VIRTUAL%' AND quick_check <> 'ok' LIMIT 1
            """;
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            var connection = (SqliteConnection)db.Database.GetDbConnection();
            await using var limit = new Timer(_ => raw.sqlite3_interrupt(connection.Handle), state: null, LongestCheck, Timeout.InfiniteTimeSpan);
            if (await db.Database.SqlQueryRaw<string>(Damage).ToListAsync(cancellationToken) is [var damage])
            {
                throw new SqliteException(damage, raw.SQLITE_CORRUPT);
            }
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            // As far as it was looked at, the file is well.
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static async Task RefuseNewerAsync(DashboardDb db, CancellationToken cancellationToken)
    {
        if (!await db.Database.CanConnectAsync(cancellationToken))
        {
            return;
        }

        var unknown = (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).Except(db.Database.GetMigrations()).ToList();
        if (unknown.Count > 0)
        {
            throw new DatabaseUnusableException($"The database was written by a newer version of PhoneDashboard ({unknown[^1]}). Start that version, or restore a backup from before the update. Nothing was changed.");
        }
    }

    private static async Task MigrateAsync(DashboardDb db, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(LongestMigration);
        try
        {
            await db.Database.MigrateAsync(limit.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DatabaseUnusableException("Another process has been migrating the database for twenty minutes, or died doing it. If none is running, delete the row of the table __EFMigrationsLock and start again.", exception);
        }

        // Kept in the file: readers do not wait for the writer.
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;", cancellationToken);
    }

    private async Task SeedAsync(DashboardDb db, CancellationToken cancellationToken)
    {
        await using var write = await db.BeginWriteAsync(Actor.System("First start"), cancellationToken);
        if (await db.AccountSettings.AnyAsync(cancellationToken))
        {
            return;
        }

        db.Add(new AccountSettings
        {
            Name = "My company",
            TimeZone = TimeZones.Utc,
            EmailFrom = configuration["Email:From"] ?? "PhoneDashboard <invites@example.com>",
            PublicUrl = (configuration["PublicUrl"] ?? "http://localhost:5080").TrimEnd('/'),
        });
        db.Add(new Trunk { Name = "Default", IsDefault = true });
        upkeep.MarkDone(db);
        _ = (await db.TrySaveAsync(() => default(Done))).Value;
    }
}
