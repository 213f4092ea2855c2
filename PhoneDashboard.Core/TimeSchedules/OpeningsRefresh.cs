using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Derived;

namespace PhoneDashboard.Core.TimeSchedules;

/// <summary>
/// Writes the openings of all schedules anew, at the start and once a day, so that they always reach far enough and follow new data of time
/// zones. A few schedules at a time, so that nobody who saves waits for it; without audit, because nothing of a schedule changes.
/// </summary>
internal sealed partial class OpeningsRefresh(
    IDbContextFactory<DashboardDb> dbFactory, TimeProvider time, ILogger<OpeningsRefresh> logger) : BackgroundService
{
    private const int SchedulesPerBatch = 20;

    private static readonly TimeSpan Every = TimeSpan.FromDays(1), TooSoon = TimeSpan.FromDays(30);
    private static readonly Actor Refresh = Actor.System("Openings");

    /// <summary>All schedules.</summary>
    /// <returns>How many there are.</returns>
    internal async Task<int> RunAsync(CancellationToken cancellationToken = default)
    {
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var ids = await db.TimeSchedules.OrderBy(schedule => schedule.OpeningsUntilUtc).Select(schedule => schedule.Id)
            .ToListAsync(cancellationToken);
        foreach (var batch in ids.Chunk(SchedulesPerBatch))
        {
            await using var write = await db.BeginWriteAsync(Refresh, cancellationToken);
            await ScheduleOpeningsUpdate.OfAsync(db, batch, time.GetUtcNow().UtcDateTime);
            _ = (await write.SaveQuietlyAsync()).Value;
        }

        return ids.Count;
    }

    /// <summary>Says which schedules will be closed for good before long, because writing them has failed for weeks.</summary>
    internal async Task WarnAsync(CancellationToken cancellationToken = default)
    {
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var before = time.GetUtcNow().UtcDateTime + TooSoon;
        var ending = db.TimeSchedules.Where(schedule => schedule.OpeningsUntilUtc == null || schedule.OpeningsUntilUtc < before);
        if (await ending.OrderBy(schedule => schedule.OpeningsUntilUtc).FirstOrDefaultAsync(cancellationToken) is { } first)
        {
            LogEnding(await ending.CountAsync(cancellationToken), first.Title, first.OpeningsUntilUtc);
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Round.TryAsync(async () => _ = await RunAsync(stoppingToken), LogFailure, stoppingToken);
            await Round.TryAsync(() => WarnAsync(stoppingToken), LogFailure, stoppingToken);
            await Task.Delay(Every, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The computed openings of {Count} time schedules end within 30 days, the first those of {Title} "
        + "({UntilUtc} UTC). After its end a schedule is closed for calls: look for earlier errors in this log")]
    private partial void LogEnding(int count, string title, DateTime? untilUtc);

    [LoggerMessage(LogLevel.Error, "The openings of time schedules could not be written; trying again in a day")]
    private partial void LogFailure(Exception exception);
}
