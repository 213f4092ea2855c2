using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.Numbers;

/// <summary>DID Numbers to choose from, found while the person types.</summary>
public sealed class DidNumberPicker(IDbContextFactory<DashboardDb> dbFactory)
{
    /// <summary>
    /// Numbers that can ring the line: free, enabled, on a trunk (Specification 5, rule 4), and those that ring it already. Those that
    /// begin with the typed digits first. A number typed in full comes first even when it cannot be chosen, and a few others that fit come
    /// last where there is room; <see cref="DidOption.WhyNotInbound"/> says why they cannot (rule 1).
    /// </summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="text">What was typed: any form of a number or of a part of it; empty for the first ones.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="lineId">The line that is edited; null for a new one.</param>
    /// <param name="except">Numbers that are chosen in the form already.</param>
    /// <param name="cancellationToken">Ends the search, as when the person types on.</param>
    public async Task<IReadOnlyList<DidOption>> FindForInboundAsync(
        Actor actor,
        string? text,
        int take,
        long? lineId = null,
        IReadOnlyCollection<long>? except = null,
        CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var choosable = Free(db, lineId).Where(did => did.TrunkId != null);
        return await DidSearch.FindAsync(db, numbers: null, choosable, text, take, except ?? [], cancellationToken);
    }

    /// <summary>
    /// Numbers that can be a Caller ID: all enabled ones, whatever they ring (Specification 5, rules 2 and 4). Disabled ones that fit what
    /// was typed come as in <see cref="FindForInboundAsync"/>, with <see cref="DidOption.WhyNotCallerId"/>.
    /// </summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="text">What was typed: any form of a number or of a part of it; empty for the first ones.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="except">Numbers that are chosen in the form already.</param>
    /// <param name="ownIds">The DID Numbers of the line, saved or not: while nothing is typed they come first.</param>
    /// <param name="cancellationToken">Ends the search, as when the person types on.</param>
    public async Task<IReadOnlyList<DidOption>> FindForCallerIdAsync(
        Actor actor,
        string? text,
        int take,
        IReadOnlyCollection<long>? except = null,
        IReadOnlyCollection<long>? ownIds = null,
        CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var enabled = db.DidNumbers.Where(did => did.Enabled);
        if (ownIds is null or { Count: 0 } || !string.IsNullOrWhiteSpace(text))
        {
            return await DidSearch.FindAsync(db, numbers: null, enabled, text, take, except ?? [], cancellationToken);
        }

        var ownLeft = ownIds.Except(except ?? []).ToList();
        var own = await DidSearch.Options(enabled.Where(did => ownLeft.Contains(did.Id)), take).ToListAsync(cancellationToken);
        var others = await DidSearch.FindAsync(db, numbers: null, enabled, text, take, [.. except ?? [], .. ownIds], cancellationToken);
        return [.. own, .. others.Take(take - own.Count)];
    }

    /// <summary>
    /// The numbers of a form's chips, in the order of the ids; a deleted one is missing. <see cref="DidOption.TakenBy"/> is set
    /// where it rings something.
    /// </summary>
    public async Task<IReadOnlyList<DidOption>> OptionsAsync(
        Actor actor, IReadOnlyCollection<long> ids, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var options = await DidSearch.Options(db.DidNumbers.Where(did => ids.Contains(did.Id)), ids.Count)
            .ToDictionaryAsync(option => option.Id, cancellationToken);
        var owners = await NumberOwner.OfDidNumbersAsync(db, ids, cancellationToken);
        return [.. ids.Where(options.ContainsKey).Select(id => options[id] with { TakenBy = owners.GetValueOrDefault(id)?.Text })];
    }

    /// <summary>What is missing before calls can reach a new line: the wizard's Before You Begin (Specification 4.2).</summary>
    public async Task<DidReadiness> ReadinessAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        return new DidReadiness(
            await db.DidNumbers.AnyAsync(cancellationToken),
            await db.Trunks.AnyAsync(cancellationToken),
            await Free(db, lineId: null).AnyAsync(did => did.TrunkId != null, cancellationToken),
            await Free(db, lineId: null).Where(did => did.TrunkId == null).OrderBy(did => did.Id)
                .Select(did => new NumberText(did.Id, did.Digits, did.Country)).FirstOrDefaultAsync(cancellationToken));
    }

    private static IQueryable<DidNumber> Free(DashboardDb db, long? lineId) => lineId is null
        ? db.DidNumbers.Where(did => did.Enabled && !did.Assigned)
        : db.DidNumbers.Where(did => did.Enabled && (!did.Assigned || did.Assignment!.ContactMethodId == lineId));
}
