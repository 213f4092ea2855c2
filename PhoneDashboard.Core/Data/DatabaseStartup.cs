using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PhoneDashboard.Core.Data.Derived;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Phones;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Upkeep;
using SQLitePCL;

namespace PhoneDashboard.Core.Data;

/// <summary>
/// Brings the database to this version before anything else runs, and holds the <see cref="DatabaseLock"/> from then on. Several processes
/// may start at once.
/// </summary>
public sealed partial class DatabaseStartup(
    IDbContextFactory<DashboardDb> dbFactory,
    IOptions<StorageOptions> options,
    IOptions<EmailOptions> email,
    IOptions<PrivateFolders> folders,
    IOptions<PublicAddress> address,
    IOptions<SipOptions> sip,
    UpkeepRun upkeep,
    DatabaseLock databaseLock,
    StorageProbe storage,
    ILogger<DatabaseStartup> logger)
{
    /// <summary>What to do when a command finds no database, or one that cannot be used.</summary>
    public const string SameAsTheDashboard =
        "Run this with the same program, folder and configuration as the dashboard.";

    private static readonly TimeSpan LongestCheck = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Creates or migrates the database, puts in what a new account starts with, and brings what is stored to this version.
    /// </summary>
    /// <exception cref="DatabaseUnusableException">It was written by a newer version, is no database, or another process
    /// holds it.</exception>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var file = options.Value.DatabaseFile;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await databaseLock.ShareAsync(cancellationToken);
            await storage.WriteFileAsync();
            PrivateFiles.Protect(file, options.Value.Group);
            PrivateFiles.CloseOurs(options.Value, folders.Value);
            await RefuseDamagedAsync(db, cancellationToken);
            await RefuseNewerAsync(db, cancellationToken);
            await MigrateAsync(db, cancellationToken);
            await SipContract.MakeAsync(db, cancellationToken);
            await SeedAsync(db, cancellationToken);
            await TakeDomainAsync(db, cancellationToken);
            await DiallingUpdate.AtStartAsync(db, cancellationToken);
            await storage.WriteAsync();
            await upkeep.RunAsync(cancellationToken);
        }
        catch (Exception exception) when (StorageFault.Of(exception) is { } fault)
        {
            throw new DatabaseUnusableException(
                $"The database {file} cannot be used. {fault.Advice} ({exception.GetBaseException().Message})", exception);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new DatabaseUnusableException(
                $"The database {file} cannot be used. {StorageFault.NoRight.Advice} ({exception.Message})", exception);
        }
        catch (Exception exception) when (exception is SqliteException or IOException)
        {
            throw new DatabaseUnusableException($"The database {file} cannot be opened: {exception.Message} Check "
                + "ConnectionStrings:Dashboard, the file and the rights of its folder.", exception);
        }
    }

    /// <summary>
    /// For a command that writes a few rows, whether the dashboard runs or not: nobody brings the database to a version, or a backup back,
    /// meanwhile, and it is of this version. Nothing is changed.
    /// </summary>
    /// <exception cref="DatabaseUnusableException">
    /// There is none, it is of another version, or another process stays alone with it.
    /// </exception>
    public async Task JoinAsync(CancellationToken cancellationToken = default)
    {
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        if (!await db.Database.CanConnectAsync(cancellationToken)) // writing would make an empty one
        {
            throw new DatabaseUnusableException($"There is no database: {db.Database.GetConnectionString()}. {SameAsTheDashboard}");
        }

        if (!await databaseLock.TryShareAsync(cancellationToken))
        {
            throw new DatabaseUnusableException("Another process of PhoneDashboard is bringing the database to its version, "
                + "or puts a backup back. Try again when that is done. Nothing was changed.");
        }

        await RefuseNewerAsync(db, cancellationToken);
        if (await IsOlderAsync(db, cancellationToken))
        {
            throw new DatabaseUnusableException("The database is from an older version of PhoneDashboard. "
                + "Use the program that the dashboard runs with, or start this one first. Nothing was changed.");
        }
    }

    /// <summary>How the database stands now.</summary>
    public async Task<DatabaseState> StateAsync(CancellationToken cancellationToken = default)
    {
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        if (!await db.Database.CanConnectAsync(cancellationToken))
        {
            return DatabaseState.OutOfReach;
        }

        return (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any() ? DatabaseState.Older : DatabaseState.Ready;
    }

    /// <summary>
    /// Damage is better found before anybody works on it. A large file is looked at for a second only: what lies beyond is
    /// found when it is read.
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
            await using var limit = new Timer(
                _ => raw.sqlite3_interrupt(connection.Handle), state: null, LongestCheck, Timeout.InfiniteTimeSpan);
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
            throw new DatabaseUnusableException($"The database was written by a newer version of PhoneDashboard ({unknown[^1]}). Start "
                + "that version, or restore a backup from before the update. Nothing was changed.");
        }
    }

    private async Task MigrateAsync(DashboardDb db, CancellationToken cancellationToken)
    {
        // Kept in the file: readers do not wait for the writer.
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;", cancellationToken);
        while (await IsOlderAsync(db, cancellationToken))
        {
            if (await databaseLock.TryTakeAloneAsync(cancellationToken))
            {
                await ForgetDeadMigrationAsync(db, cancellationToken);
                await SipContract.DropAsync(db, cancellationToken); // what a view names cannot be rebuilt
                await db.Database.MigrateAsync(cancellationToken);
                await databaseLock.ShareAsync(cancellationToken);
            }
            else if (!await databaseLock.ShareAsync(cancellationToken) && await IsOlderAsync(db, cancellationToken))
            {
                throw new DatabaseUnusableException("The database has to be brought to this version, and another process of PhoneDashboard "
                    + "has it open. Stop that one, then start this one. Nothing was changed.");
            }
        }
    }

    private static async Task<bool> IsOlderAsync(DashboardDb db, CancellationToken cancellationToken) =>
        !await db.Database.CanConnectAsync(cancellationToken) || (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any();

    /// <summary>
    /// EF Core waits for ever for whoever left its row (https://github.com/dotnet/efcore/issues/38958, there for a migration that was
    /// cancelled; a kill leaves it too). With the lock alone we know that nobody of us is there: that one died. It can go when
    /// CrashTests kills an upgrade and the next start ends it without this.
    /// </summary>
    private async Task ForgetDeadMigrationAsync(DashboardDb db, CancellationToken cancellationToken)
    {
        const string Table = "SELECT count(*) AS Value FROM sqlite_schema WHERE name = '__EFMigrationsLock'";
        if (await db.Database.CanConnectAsync(cancellationToken)
            && await db.Database.SqlQueryRaw<int>(Table).SingleAsync(cancellationToken) > 0
            && await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\";", cancellationToken) > 0)
        {
            LogDeadMigration();
        }
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
            EmailFrom = email.Value.From,
            PublicUrl = address.Value.PublicUrl.TrimEnd('/'),
        });
        db.Add(new Trunk { Name = "Default", IsDefault = true });
        upkeep.MarkDone(db);
        _ = (await write.SaveAsync()).Value;
    }

    /// <summary>
    /// The domain is part of every phone's hash: configuration gives it once, and afterwards only a command changes it (Specification 10).
    /// </summary>
    private async Task TakeDomainAsync(DashboardDb db, CancellationToken cancellationToken)
    {
        if (sip.Value.Domain is not { } domain)
        {
            return;
        }

        if (await db.AccountSettings.Select(settings => settings.SipDomain).SingleAsync(cancellationToken) is { } present)
        {
            if (present != domain)
            {
                LogOtherDomain(domain, present);
            }

            return;
        }

        await using var write = await db.BeginWriteAsync(Actor.System("Configuration"), cancellationToken);
        var account = await db.AccountSettings.SingleAsync(cancellationToken);
        account.SipDomain ??= domain;
        _ = (await write.SaveAsync()).Value;
    }

    [LoggerMessage(
        LogLevel.Warning,
        "Sip:Domain is {Configured}, but the phones are of {Present}, which stays until the command sip-domain changes it")]
    private partial void LogOtherDomain(string configured, string present);

    [LoggerMessage(
        LogLevel.Warning,
        "A process died while it brought the database to a new version. Its lock is removed, and the work goes on where it was")]
    private partial void LogDeadMigration();
}
