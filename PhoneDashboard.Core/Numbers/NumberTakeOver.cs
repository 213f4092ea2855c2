using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.Numbers;

/// <summary>Somebody agreed to take a number away from the owner that was shown. From anybody else it is not taken (Specification 5, rule 1).</summary>
/// <param name="IsDid">A DID Number; else an Internal Number.</param>
/// <param name="NumberId">The number.</param>
/// <param name="ContactMethodId">The contact method that it rings now; null when it rings a call flow.</param>
/// <param name="CallFlowId">The call flow that it rings now; null when it rings a contact method.</param>
public sealed record NumberTakeOver(bool IsDid, long NumberId, long? ContactMethodId, long? CallFlowId)
{
    internal bool Agrees(NumberOwner owner) => ContactMethodId == owner.ContactMethodId && CallFlowId == owner.CallFlowId;
}

/// <summary>What a take-over does to the present owner.</summary>
/// <param name="TakeOver">What to save it with, when the person agrees.</param>
/// <param name="Number">The number as people write it.</param>
/// <param name="Owner">The present owner in words.</param>
/// <param name="Losses">What the owner loses, a sentence each.</param>
public sealed record TakeOverPreview(NumberTakeOver TakeOver, string Number, string Owner, IReadOnlyList<string> Losses);

/// <summary>Asks before a taken number changes its owner. The change itself is part of saving the line: one transaction, audited on both sides, undoable.</summary>
public sealed class NumberTakeOverService(IDbContextFactory<DashboardDb> dbFactory)
{
    /// <summary>What the present owner of a DID Number would lose; null when it is free or gone by now.</summary>
    public async Task<TakeOverPreview?> PreviewDidNumberAsync(Actor actor, long id, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditUsers);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var owner = (await NumberOwner.OfDidNumbersAsync(db, [id], cancellationToken)).GetValueOrDefault(id);
        var digits = await db.DidNumbers.Where(did => did.Id == id).Select(did => did.Digits).SingleOrDefaultAsync(cancellationToken);
        return owner is null ? null : await PreviewAsync(db, new NumberTakeOver(IsDid: true, id, owner.ContactMethodId, owner.CallFlowId), E164.Format(digits!), owner, cancellationToken);
    }

    /// <summary>The same of an Internal Number.</summary>
    public async Task<TakeOverPreview?> PreviewInternalNumberAsync(Actor actor, long id, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditUsers);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var owner = (await NumberOwner.OfInternalNumbersAsync(db, [id], cancellationToken)).GetValueOrDefault(id);
        var digits = await db.InternalNumbers.Where(number => number.Id == id).Select(number => number.Digits).SingleOrDefaultAsync(cancellationToken);
        return owner is null ? null : await PreviewAsync(db, new NumberTakeOver(IsDid: false, id, owner.ContactMethodId, owner.CallFlowId), digits!, owner, cancellationToken);
    }

    /// <summary>Loads an owner with its numbers inside an open write: the audit trail writes them as one field, and the owner's version goes up.</summary>
    internal static async Task LoadOwnerAsync(DashboardDb db, long? contactMethodId, long? callFlowObjectId, CancellationToken cancellationToken)
    {
        await db.ContactMethods.Include(method => method.User)
            .Include(method => method.DidNumbers).ThenInclude(did => did.DidNumber)
            .Include(method => method.InternalNumbers).ThenInclude(number => number.InternalNumber)
            .AsSplitQuery().Where(method => method.Id == contactMethodId).LoadAsync(cancellationToken);
        await db.CallFlowObjects.Include(item => item.Tab.CallFlow)
            .Include(item => item.DidNumbers).ThenInclude(did => did.DidNumber)
            .Include(item => item.InternalNumbers).ThenInclude(number => number.InternalNumber)
            .AsSplitQuery().Where(item => item.Id == callFlowObjectId).LoadAsync(cancellationToken);
    }

    private static async Task<TakeOverPreview> PreviewAsync(DashboardDb db, NumberTakeOver takeOver, string number, NumberOwner owner, CancellationToken cancellationToken)
    {
        var losses = new List<string> { $"{number} no longer rings {owner.Text}." };
        var others = await db.ContactMethods.Where(method => method.Id == takeOver.ContactMethodId).Select(method => method.DidNumbers.Count + method.InternalNumbers.Count - 1).SingleOrDefaultAsync(cancellationToken);
        if (takeOver.ContactMethodId is not null && others == 0)
        {
            losses.Add($"It is the last number of {owner.Text}, who then has no number of their own.");
        }

        var shown = await db.LineCallerIds.AnyAsync(callerId => takeOver.IsDid && callerId.DidNumberId == takeOver.NumberId && callerId.AppLineId == takeOver.ContactMethodId, cancellationToken);
        if (shown)
        {
            losses.Add($"{owner.Text} goes on showing it as Caller ID.");
        }

        return new TakeOverPreview(takeOver, number, owner.Text, losses);
    }
}
