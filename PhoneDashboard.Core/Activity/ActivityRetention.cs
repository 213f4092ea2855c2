using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Saving;

namespace PhoneDashboard.Core.Activity;

/// <summary>
/// Deletes what was kept long enough: entries of the audit trail beyond the account's setting, and snapshots that can no longer undo. At
/// the start and once a day, a few rows at a time, so that nobody who saves waits for it.
/// </summary>
internal sealed partial class ActivityRetention(
    IDbContextFactory<DashboardDb> dbFactory, TimeProvider time, ILogger<ActivityRetention> logger) : BackgroundService
{
    private const int EntriesPerBatch = 500, SnapshotsPerBatch = 50;

    private static readonly TimeSpan Every = TimeSpan.FromDays(1);
    private static readonly Actor Retention = Actor.System("Retention");

    /// <summary>Deletes all that is due.</summary>
    /// <returns>How many entries and snapshots went.</returns>
    internal async Task<(int Entries, int Snapshots)> PurgeAsync(CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var snapshotsBefore = now - ChangeSnapshot.KeptFor;
        var snapshots = await PurgeAsync(db => db.Snapshots
            .Where(snapshot => snapshot.Utc < snapshotsBefore)
            .OrderBy(snapshot => snapshot.Utc)
            .Select(snapshot => snapshot.Id), SnapshotsPerBatch,
            async (db, ids) =>
            {
                var deleted = await db.Snapshots.Where(snapshot => ids.Contains(snapshot.Id)).ExecuteDeleteAsync(CancellationToken.None);
                await db.ChangeGroups.Where(group => group.AliveUtc < snapshotsBefore
                    && !db.Snapshots.Any(snapshot => snapshot.GroupId == group.Id)).ExecuteDeleteAsync(CancellationToken.None);
                return deleted;
            },
            cancellationToken);
        if (await KeptDaysAsync(cancellationToken) is not { } days)
        {
            return (0, snapshots);
        }

        var entriesBefore = now.AddDays(-days);
        var entries = await PurgeAsync(
            db => db.Audit.Where(entry => entry.Utc < entriesBefore).OrderBy(entry => entry.Utc).Select(entry => entry.Id), EntriesPerBatch,
            (db, ids) => db.Audit.Where(entry => ids.Contains(entry.Id)).ExecuteDeleteAsync(CancellationToken.None), cancellationToken);
        return (entries, snapshots);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Round.TryAsync(
                async () =>
                {
                    var (entries, snapshots) = await PurgeAsync(stoppingToken);
                    LogPurged(entries, snapshots);
                },
                LogFailure, stoppingToken);
            await Task.Delay(Every, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // What is due is looked for outside the turn to write; each batch has a turn of its own.
    private async Task<int> PurgeAsync(
        Func<DashboardDb, IQueryable<long>> due,
        int batchSize,
        Func<DashboardDb, List<long>, Task<int>> delete,
        CancellationToken cancellationToken)
    {
        for (var deleted = 0; ;)
        {
            await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
            var ids = await due(db).Take(batchSize).ToListAsync(cancellationToken);
            if (ids.Count == 0)
            {
                return deleted;
            }

            await using var write = await db.BeginWriteAsync(Retention, cancellationToken);
            deleted += await delete(db, ids);
            _ = (await write.SaveAsync()).Value;
        }
    }

    private async Task<int?> KeptDaysAsync(CancellationToken cancellationToken)
    {
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        return await db.AccountSettings.Select(settings => settings.AuditRetentionDays).SingleAsync(cancellationToken);
    }

    [LoggerMessage(
        Level = LogLevel.Information, Message = "Retention: {Entries} old audit entries and {Snapshots} old snapshots were deleted")]
    private partial void LogPurged(int entries, int snapshots);

    [LoggerMessage(Level = LogLevel.Error, Message = "Old audit entries could not be deleted; trying again in a day")]
    private partial void LogFailure(Exception exception);
}
