using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Saving;

namespace PhoneDashboard.Core.Activity;

/// <summary>
/// Takes back a change that several saves make up, the last one first, each in a transaction of its own: others save in between. Where it
/// is killed on the way, <see cref="UnfinishedChanges"/> goes on.
/// </summary>
public sealed class GroupUndo(IDbContextFactory<DashboardDb> dbFactory, SnapshotUndo snapshots, TimeProvider time)
{
    private const int MostNamed = 20;

    /// <summary>Undoes a whole change. Changed: it is not whole, because it is being written or taken back at this moment.</summary>
    internal async Task<Result<UndoneChange>> UndoAsync(Actor actor, long groupId, CancellationToken cancellationToken)
    {
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var oldest = time.GetUtcNow().UtcDateTime - ChangeSnapshot.KeptFor;
        if (await db.Snapshots.AnyAsync(snapshot => snapshot.GroupId == groupId && snapshot.Utc < oldest, cancellationToken))
        {
            return new Problem(
                ProblemKind.NotFound, $"This can no longer be undone: a change is kept for {ChangeSnapshot.KeptFor.TotalDays:0} days.");
        }

        if (!await db.Snapshots.AnyAsync(snapshot => snapshot.GroupId == groupId && snapshot.UndoneUtc == null, cancellationToken))
        {
            return new Problem(ProblemKind.Changed, "This has already been undone.");
        }

        return await SetAsync(actor, groupId, isWhole: false)
            ? await TakeBackAsync(actor, groupId)
            : new Problem(ProblemKind.Changed, "This is being written or undone at this moment. Wait until that has ended.");
    }

    /// <summary>Takes back all parts that there are. It cannot be cancelled.</summary>
    internal async Task<Result<UndoneChange>> TakeBackAsync(Actor actor, long groupId)
    {
        await using var db = await dbFactory.CreateDbContextAsync();
        var title = await db.ChangeGroups.Where(group => group.Id == groupId).Select(group => group.Title).SingleAsync();
        var left = new List<string>();
        foreach (var id in await db.Snapshots.Where(snapshot => snapshot.GroupId == groupId && snapshot.UndoneUtc == null)
            .OrderByDescending(snapshot => snapshot.Id).Select(snapshot => snapshot.Id).ToListAsync())
        {
            var undone = await snapshots.UndoAsync(actor, id, CancellationToken.None);
            if (!undone.Succeeded)
            {
                return undone;
            }

            left.AddRange(undone.Value.Left);
            await SetAsync(actor, groupId, isWhole: null);
        }

        await SetAsync(actor, groupId, isWhole: true);
        return new UndoneChange(title, left.Count <= MostNamed ? left : [.. left.Take(MostNamed), $"And {left.Count - MostNamed} more."]);
    }

    // False when it is so already: somebody else was first.
    private async Task<bool> SetAsync(Actor actor, long groupId, bool? isWhole)
    {
        await using var db = await dbFactory.CreateDbContextAsync();
        await using var write = await db.BeginWriteAsync(actor);
        var group = await db.ChangeGroups.SingleAsync(group => group.Id == groupId);
        var isNews = group.IsWhole != isWhole;
        (group.IsWhole, group.AliveUtc) = (isWhole ?? group.IsWhole, time.GetUtcNow().UtcDateTime);
        _ = (await write.SaveQuietlyAsync()).Value;
        return isNews;
    }
}
