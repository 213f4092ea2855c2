using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Saving;

namespace PhoneDashboard.Core.Activity;

/// <summary>Takes a delete, an unassigned number, a take-over or a bulk change back, with the same ids (Specification 4.7).</summary>
public sealed class UndoService(IDbContextFactory<DashboardDb> dbFactory, SnapshotUndo snapshots, GroupUndo groups)
{
    /// <summary>
    /// Undoes a change, all in one transaction and with entries in the audit trail; one of several parts part by part, the last first.
    /// Later than <see cref="ChangeSnapshot.SoonWithin"/>,
    /// devices stay signed out, and an invite stays as it is now. NotFound: the snapshot is no longer kept; Changed: it was undone
    /// already; Taken: a name or code is in use by now.
    /// </summary>
    public async Task<Result<UndoneChange>> UndoAsync(Actor actor, long snapshotId, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.ReadActivity);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        return await db.Snapshots.Where(snapshot => snapshot.Id == snapshotId).Select(snapshot => snapshot.GroupId)
            .SingleOrDefaultAsync(cancellationToken) is { } group
            ? await groups.UndoAsync(actor, group, cancellationToken)
            : await snapshots.UndoAsync(actor, snapshotId, cancellationToken);
    }
}
