using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.FeatureCodes;

namespace PhoneDashboard.Core.Activity;

/// <summary>Takes back what one save did. Who may, <see cref="UndoService"/> has asked.</summary>
public sealed class SnapshotUndo(IDbContextFactory<DashboardDb> dbFactory, MailQueue queue, TimeProvider time)
{
    /// <inheritdoc cref="UndoService.UndoAsync"/>
    internal async Task<Result<UndoneChange>> UndoAsync(Actor actor, long snapshotId, CancellationToken cancellationToken)
    {
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        var snapshot = await db.Snapshots.SingleOrDefaultAsync(snapshot => snapshot.Id == snapshotId, cancellationToken);
        if (snapshot is null || snapshot.Utc < now - ChangeSnapshot.KeptFor)
        {
            return new Problem(
                ProblemKind.NotFound, $"This can no longer be undone: a change is kept for {ChangeSnapshot.KeptFor.TotalDays:0} days.");
        }

        if (snapshot.UndoneUtc is not null)
        {
            return new Problem(ProblemKind.Changed, "This has already been undone.");
        }

        var restore = new RowRestore(
            db, isSoon: now - snapshot.Utc <= ChangeSnapshot.SoonWithin, now, db.Secrets.Open(snapshot.ProtectedSecrets));
        await restore.ApplyAsync(JsonSerializer.Deserialize<List<RowImage>>(snapshot.RowsJson, RowImage.Json)!, cancellationToken);
        MailQueue.CancelStray(db);
        foreach (var code in db.ChangeTracker.Entries<FeatureCode>().Where(entry => entry.State == EntityState.Added))
        {
            if (await FeatureCodeService.ClashAsync(db, code.Entity, cancellationToken) is { } clash)
            {
                return clash with { Field = null };
            }
        }

        (snapshot.UndoneUtc, snapshot.ProtectedSecrets) = (now, null);
        var result = await write.SaveUndoAsync(() => new UndoneChange(snapshot.Title, restore.Left));
        queue.Wake();
        return result;
    }
}
