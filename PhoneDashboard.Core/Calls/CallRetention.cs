using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.Calls;

/// <summary>
/// Deletes calls that were kept as long as the settings say, at the start and once a day, a few at a time, so that nobody who saves waits
/// for it.
/// </summary>
internal sealed partial class CallRetention(
    IDbContextFactory<DashboardDb> dbFactory, TimeProvider time, ILogger<CallRetention> logger) : BackgroundService
{
    private const int CallsPerBatch = 1000;

    private static readonly TimeSpan Every = TimeSpan.FromDays(1);
    private static readonly Actor Retention = Actor.System("Retention");

    /// <summary>Deletes all that is due.</summary>
    /// <returns>How many calls went.</returns>
    internal async Task<int> PurgeAsync(CancellationToken cancellationToken = default)
    {
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var days = await db.AccountSettings.Select(settings => settings.CallRetentionDays).SingleAsync(cancellationToken);
        var before = time.GetUtcNow().UtcDateTime.AddDays(-days);
        for (var deleted = 0; ;)
        {
            // What is due is looked for outside the turn to write; each batch has a turn of its own.
            var ids = await db.Calls.Where(call => call.StartedUtc < before).OrderBy(call => call.StartedUtc).Select(call => call.Id)
                .Take(CallsPerBatch).ToListAsync(cancellationToken);
            if (ids.Count == 0)
            {
                return deleted;
            }

            await using var write = await db.BeginWriteAsync(Retention, cancellationToken);
            deleted += await db.Calls.Where(call => ids.Contains(call.Id)).ExecuteDeleteAsync(CancellationToken.None);
            _ = (await write.SaveQuietlyAsync()).Value;
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Round.TryAsync(async () => LogPurged(await PurgeAsync(stoppingToken)), LogFailure, stoppingToken);
            await Task.Delay(Every, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(LogLevel.Information, "Retention: {Calls} old calls were deleted")]
    private partial void LogPurged(int calls);

    [LoggerMessage(LogLevel.Error, "Old calls could not be deleted; trying again in a day")]
    private partial void LogFailure(Exception exception);
}
