using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Settings;

namespace PhoneDashboard.Core.Data;

/// <summary>The database cannot be used; the message says why and what to do. Nothing in it was changed.</summary>
public sealed class DatabaseUnusableException(string message, Exception? innerException = null) : Exception(message, innerException);

/// <summary>Brings the database to this version before anything else runs. Several processes may start at once.</summary>
public sealed class DatabaseStartup(IDbContextFactory<DashboardDb> dbFactory, IConfiguration configuration)
{
    private static readonly TimeSpan LongestMigration = TimeSpan.FromMinutes(2);

    /// <summary>Creates or migrates the database and puts in what a new account starts with.</summary>
    /// <exception cref="DatabaseUnusableException">It was written by a newer version, is no database, or another process holds it.</exception>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var file = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        try
        {
            await RefuseNewerAsync(db, cancellationToken);
            await MigrateAsync(db, cancellationToken);
            await SeedAsync(db, cancellationToken);
        }
        catch (SqliteException exception)
        {
            throw new DatabaseUnusableException($"The database {file} cannot be opened: {exception.Message} Check ConnectionStrings:Dashboard, the file and the rights of its folder.", exception);
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
            throw new DatabaseUnusableException("Another process has been migrating the database for two minutes, or died doing it. If none is running, delete the row of the table __EFMigrationsLock and start again.", exception);
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
            TimeZone = "Etc/UTC",
            EmailFrom = configuration["Email:From"] ?? "PhoneDashboard <invites@example.com>",
            PublicUrl = (configuration["PublicUrl"] ?? "http://localhost:5080").TrimEnd('/'),
        });
        db.Add(new Trunk { Name = "Default", IsDefault = true });
        _ = (await db.TrySaveAsync(() => default(Done))).Value;
    }
}
