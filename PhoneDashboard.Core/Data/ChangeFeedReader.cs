using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PhoneDashboard.Core.Data;

/// <summary>
/// Reads what is new in the audit trail and tells it by the <see cref="ChangeFeed"/>: each second, for the saves of other processes, and at
/// once after a save of this one (docs/decisions/0010).
/// </summary>
internal sealed partial class ChangeFeedReader(
    IDbContextFactory<DashboardDb> dbFactory, ChangeFeed feed, ILogger<ChangeFeedReader> logger) : BackgroundService
{
    /// <summary>How many entries are read at a time; an import makes many more.</summary>
    internal const int Batch = 500;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1), AtLeast = TimeSpan.FromMilliseconds(100);

    private long? _last;
    private bool _failing;

    /// <summary>Tells what is new since the last time; the first time it only finds out where the trail ends.</summary>
    internal async Task ReadAsync(CancellationToken cancellationToken = default)
    {
        if (_last is not null && !feed.IsWatched)
        {
            return; // whoever watches later is told what came in between: once too often does no harm
        }

        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        if (_last is null)
        {
            _last = await db.Audit.MaxAsync(entry => (long?)entry.Id, cancellationToken) ?? 0;
            return;
        }

        while (await ReadBatchAsync(db, _last.Value, cancellationToken) is { Count: > 0 } batch)
        {
            _last = batch[^1].Id;
            feed.Tell([.. batch.Select(entry => entry.Change)]);
            if (batch.Count < Batch)
            {
                return;
            }
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Round.TryAsync(
                async () =>
                {
                    await ReadAsync(stoppingToken);
                    _failing = false;
                },
                SayOnce, stoppingToken);

            // Who saves a hundred times a second is told ten times.
            await Task.Delay(AtLeast, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await feed.WaitAsync(Every - AtLeast, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void SayOnce(Exception exception)
    {
        if (!_failing)
        {
            LogFailure(exception.GetBaseException().Message);
        }

        _failing = true;
    }

    private static Task<List<Entry>> ReadBatchAsync(DashboardDb db, long last, CancellationToken cancellationToken) =>
        db.Audit.Where(entry => entry.Id > last).OrderBy(entry => entry.Id).Take(Batch)
            .Select(entry =>
                new Entry(entry.Id, new ItemChange(entry.ItemKind, entry.ItemId, entry.Action, entry.ActorAccountId, entry.ActorName)))
            .ToListAsync(cancellationToken);

    [LoggerMessage(
        Level = LogLevel.Warning, Message = "What others changed cannot be read: open pages do not follow until it can. ({Reason})")]
    private partial void LogFailure(string reason);

    private sealed record Entry(long Id, ItemChange Change);
}
