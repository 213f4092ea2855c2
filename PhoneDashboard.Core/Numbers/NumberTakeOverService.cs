using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.Numbers;

/// <summary>
/// Asks before a taken number changes its owner. The change itself is part of saving the line (<see cref="NumberClaims"/>): one
/// transaction, audited on both sides, undoable.
/// </summary>
public sealed class NumberTakeOverService(IDbContextFactory<DashboardDb> dbFactory)
{
    /// <summary>What the present owner of a DID Number would lose; null when it is free or gone by now.</summary>
    public Task<TakeOverPreview?> PreviewDidNumberAsync(Actor actor, long id, CancellationToken cancellationToken = default) =>
        PreviewAsync(actor, isDid: true, id, db => db.DidNumbers, cancellationToken);

    /// <summary>What the present owner of an Internal Number would lose; null when it is free or gone by now.</summary>
    public Task<TakeOverPreview?> PreviewInternalNumberAsync(Actor actor, long id, CancellationToken cancellationToken = default) =>
        PreviewAsync(actor, isDid: false, id, db => db.InternalNumbers, cancellationToken);

    private async Task<TakeOverPreview?> PreviewAsync<T>(
        Actor actor, bool isDid, long id, Func<DashboardDb, DbSet<T>> numbers, CancellationToken cancellationToken)
        where T : class, IClaimable
    {
        actor.Require(Permission.EditUsers);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var number = await numbers(db).FindAsync([id], cancellationToken);
        if (number is null || await NumberOwner.OfAsync(db, isDid, id, cancellationToken) is not { } owner)
        {
            return null;
        }

        var losses = new List<string> { $"{number.Written} no longer rings {owner.Text}." };
        if (owner.ContactMethodId is { } methodId && await IsLastNumberAsync(db, methodId, cancellationToken))
        {
            losses.Add($"It is the last number of {owner.Text}, who then has no number of their own.");
        }

        if (isDid && await db.LineCallerIds.AnyAsync(
            callerId => callerId.DidNumberId == id && callerId.AppLineId == owner.ContactMethodId, cancellationToken))
        {
            losses.Add($"{owner.Text} goes on showing it as Caller ID.");
        }

        var takeOver = new NumberTakeOver(isDid, id, owner.ContactMethodId, owner.CallFlowId);
        return new TakeOverPreview(takeOver, number.Written, owner.Text, losses);
    }

    private static Task<bool> IsLastNumberAsync(DashboardDb db, long methodId, CancellationToken cancellationToken) =>
        db.ContactMethods.AnyAsync(
            method => method.Id == methodId && method.DidNumbers.Count + method.InternalNumbers.Count == 1, cancellationToken);
}
