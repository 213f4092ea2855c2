using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.Bulk;

/// <summary>Changes one thing in many users or lines at once, after a preview, with one undo for all.</summary>
public sealed class BulkService(IDbContextFactory<DashboardDb> dbFactory, TimeProvider time)
{
    /// <summary>What it takes to do it.</summary>
    public static Permission Needs(BulkEdit edit) => edit is SignOutBulkEdit ? Permission.DeleteDevices : Permission.EditUsers;

    /// <summary>
    /// What the change would do. Invalid: a field, or more rows than <see cref="BulkRows.Most"/>; NotFound: what was chosen is gone.
    /// </summary>
    public async Task<Result<BulkPreview>> PreviewAsync(
        Actor actor, BulkRows rows, BulkEdit edit, CancellationToken cancellationToken = default)
    {
        actor.Require(Needs(edit));
        if (Validation.Problems(edit) is { Count: > 0 } invalid)
        {
            return invalid;
        }

        var now = time.GetUtcNow().UtcDateTime;
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        if (await edit.CheckAsync(db, now, cancellationToken) is { } problem)
        {
            return problem;
        }

        var users = await rows.UserIdsAsync(db, now, cancellationToken);
        if (!users.Succeeded)
        {
            return users.Problems.ToList();
        }

        await edit.PlanAsync(db, users.Value, anew: true, cancellationToken);
        var tally = new BulkTally(users.Value.Length, progress: null);
        foreach (var batch in users.Value.Chunk(BulkTally.BatchSize))
        {
            // The very same as the change itself, on a context that is never saved: the two cannot disagree.
            await using var trial = await dbFactory.CreateDbContextAsync(cancellationToken);
            tally.Add(batch, await edit.ApplyAsync(trial, batch, now, cancellationToken));
        }

        return tally.Preview(users.Value);
    }

    /// <summary>
    /// Changes all rows in one transaction, or none; rows that are gone are left out and counted. Problems as in
    /// <see cref="PreviewAsync"/>, and Changed when another process was first.
    /// </summary>
    /// <param name="actor">Who changes them.</param>
    /// <param name="rows">Which.</param>
    /// <param name="edit">What changes.</param>
    /// <param name="progress">Told after each batch.</param>
    /// <param name="stop">
    /// The person cancels: it ends after the batch that is being written. What was written is saved, with its undo; the rest stays.
    /// </param>
    /// <param name="cancellationToken">Ends it at once, and nothing is changed.</param>
    public async Task<Result<BulkDone>> ApplyAsync(
        Actor actor,
        BulkRows rows,
        BulkEdit edit,
        IProgress<BulkProgress>? progress = null,
        CancellationToken stop = default,
        CancellationToken cancellationToken = default)
    {
        actor.Require(Needs(edit));
        if (Validation.Problems(edit) is { Count: > 0 } invalid)
        {
            return invalid;
        }

        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        if (await edit.CheckAsync(db, write.Utc, cancellationToken) is { } problem)
        {
            return problem;
        }

        var users = await rows.UserIdsAsync(db, write.Utc, cancellationToken);
        if (!users.Succeeded)
        {
            return users.Problems.ToList();
        }

        await edit.PlanAsync(db, users.Value, anew: false, cancellationToken);
        write.MakeUndoable(edit.What);
        var tally = new BulkTally(users.Value.Length, progress);
        if (await tally.RunAsync(
            write, users.Value, batch => edit.ApplyAsync(db, batch, write.Utc, cancellationToken), stop) is { } refused)
        {
            return refused;
        }

        var title = $"{edit.What} of {BulkTally.Users(tally.Changing)}";
        if (tally.Changing == 0)
        {
            return tally.Done(title, edit.Word, undoId: null); // no empty entry that could be undone
        }

        write.MakeUndoable(title);
        return await write.SaveAsync(() => tally.Done(title, edit.Word, write.UndoId));
    }
}
