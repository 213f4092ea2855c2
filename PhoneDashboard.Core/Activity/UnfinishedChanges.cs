using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Saving;

namespace PhoneDashboard.Core.Activity;

/// <summary>Takes back changes of several parts whose process died before they were whole: at the start, and once a minute.</summary>
internal sealed partial class UnfinishedChanges(
    IDbContextFactory<DashboardDb> dbFactory, GroupUndo groups, TimeProvider time, ILogger<UnfinishedChanges> logger) : BackgroundService
{
    private static readonly Actor Unfinished = Actor.System("Unfinished change");

    /// <summary>Takes back all that nobody works on.</summary>
    internal async Task TakeBackAsync(CancellationToken cancellationToken = default)
    {
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var silentSince = time.GetUtcNow().UtcDateTime - ChangeGroup.SilentFor;
        foreach (var group in await db.ChangeGroups.AsNoTracking().Where(group => !group.IsWhole && group.AliveUtc < silentSince)
            .ToListAsync(cancellationToken))
        {
            var undone = await groups.TakeBackAsync(Unfinished, group.Id);
            LogTakenBack(group.Title, undone.Succeeded ? string.Join(' ', undone.Value.Left) : undone.Problems[0].Message);
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Round.TryAsync(() => TakeBackAsync(stoppingToken), LogFailure, stoppingToken);
            await Task.Delay(ChangeGroup.SilentFor, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(LogLevel.Warning, "“{Title}” was not finished when its process ended, and is taken back. {Left}")]
    private partial void LogTakenBack(string title, string left);

    [LoggerMessage(LogLevel.Error, "A change that was not finished could not be taken back; trying again in a minute")]
    private partial void LogFailure(Exception exception);
}
