using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.Numbers;

/// <summary>
/// Internal Numbers to choose from, found while the person types. There are 11,110 at most, so each search may look at all of them.
/// </summary>
public sealed class InternalNumberPicker(IDbContextFactory<DashboardDb> dbFactory)
{
    /// <summary>
    /// Numbers that can ring the line: free ones, and those that ring it already. Those that begin with the typed digits first. A taken
    /// number typed in full comes first all the same, and a few others that fit come last where there is room;
    /// <see cref="InternalNumberOption.WhyNotInbound"/> names their owners (Specification 5, rule 1).
    /// </summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="text">Some digits; empty for the first numbers. What is no number finds nothing.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="lineId">The line that is edited; null for a new one.</param>
    /// <param name="except">Numbers that are chosen in the form already.</param>
    /// <param name="cancellationToken">Ends the search, as when the person types on.</param>
    public async Task<IReadOnlyList<InternalNumberOption>> FindFreeAsync(
        Actor actor,
        string? text,
        int take,
        long? lineId = null,
        IReadOnlyCollection<long>? except = null,
        CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        if (Typed(text) is not { } typed)
        {
            return [];
        }

        // Taken ones are for who looks for something. A new line has no id, and a number of a call flow has no contact method: the two
        // nulls must not meet.
        var offered = db.InternalNumbers.Where(number =>
            typed != "" || number.Assignment == null || (lineId != null && number.Assignment.ContactMethodId == lineId));
        return await FindAsync(db, Except(offered, except), typed, take, lineId, [], cancellationToken, DidSearch.MostOthers);
    }

    /// <summary>
    /// Numbers that can be the Internal Caller ID of the line: its own first, then free ones, then those of others with
    /// <see cref="InternalNumberOption.CallerIdWarning"/> (Specification 4.4).
    /// </summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="text">Some digits; empty for the first numbers. What is no number finds nothing.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="lineId">The line that is edited; null for a new one.</param>
    /// <param name="ownIds">The Internal Numbers chosen in the form, saved or not: they count as the line's own.</param>
    /// <param name="cancellationToken">Ends the search, as when the person types on.</param>
    public async Task<IReadOnlyList<InternalNumberOption>> FindForCallerIdAsync(
        Actor actor,
        string? text,
        int take,
        long? lineId = null,
        IReadOnlyCollection<long>? ownIds = null,
        CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        return Typed(text) is { } typed ? await FindAsync(db, db.InternalNumbers, typed, take, lineId, ownIds ?? [], cancellationToken)
            : [];
    }

    /// <summary>The numbers of a form's chips, in the order of the ids; a deleted one is missing.</summary>
    public async Task<IReadOnlyList<InternalNumberOption>> OptionsAsync(
        Actor actor, IReadOnlyCollection<long> ids, long? lineId = null, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var found = await FindAsync(
            db, db.InternalNumbers.Where(number => ids.Contains(number.Id)), "", ids.Count, lineId, [], cancellationToken);
        var options = found.ToDictionary(option => option.Id);
        return [.. ids.Where(options.ContainsKey).Select(id => options[id])];
    }

    /// <summary>
    /// The free number that comes next: after <paramref name="afterId"/> among those with as many digits, else the first free one; null
    /// when none is free. For Create another (Specification 4.2).
    /// </summary>
    public async Task<InternalNumberOption?> NextFreeAsync(Actor actor, long? afterId = null, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var after = await db.InternalNumbers
            .Where(number => number.Id == afterId)
            .Select(number => number.Digits)
            .SingleOrDefaultAsync(cancellationToken) ?? "";
        return await db.InternalNumbers
            .Where(number => number.Assignment == null)
            .OrderByDescending(number => number.Digits.Length == after.Length && number.Digits.CompareTo(after) > 0)
            .ThenBy(number => number.Digits.Length)
            .ThenBy(number => number.Digits)
            .Select(number => new InternalNumberOption(number.Id, number.Digits, InternalNumberStanding.Free, null))
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>The digits to look for: none yet for an empty box; null for what is no number, which finds nothing.</summary>
    private static string? Typed(string? text) => string.IsNullOrWhiteSpace(text) ? "" : NumberReader.Extension(text);

    private static IQueryable<InternalNumber> Except(IQueryable<InternalNumber> numbers, IReadOnlyCollection<long>? except) =>
        except is null or { Count: 0 } ? numbers : numbers.Where(number => !except.Contains(number.Id));

    /// <summary>
    /// Own numbers before free before taken ones, but the one typed in full before all; then those that begin with the digits.
    /// </summary>
    private static async Task<List<InternalNumberOption>> FindAsync(
        DashboardDb db,
        IQueryable<InternalNumber> numbers,
        string typed,
        int take,
        long? lineId,
        IReadOnlyCollection<long> ownIds,
        CancellationToken cancellationToken,
        int mostTaken = int.MaxValue)
    {
        var found = await numbers.AsNoTracking()
            .Where(number => number.Digits.Contains(typed))
            .Select(number => new
            {
                number.Id,
                number.Digits,
                Standing = ownIds.Contains(number.Id)
                    || (lineId != null && number.Assignment!.ContactMethodId == lineId) ? InternalNumberStanding.Own
                    : number.Assignment == null ? InternalNumberStanding.Free
                    : InternalNumberStanding.Taken,
            })
            .OrderByDescending(number => number.Digits == typed)
            .ThenBy(number => number.Standing)
            .ThenByDescending(number => number.Digits.StartsWith(typed))
            .ThenBy(number => number.Digits.Length)
            .ThenBy(number => number.Digits)
            .Take(take)
            .ToListAsync(cancellationToken);
        var taken = found.Where(number => number.Standing == InternalNumberStanding.Taken).ToList();
        found.RemoveAll(taken.Skip(mostTaken).Contains);
        var owners = await NumberOwner.OfInternalNumbersAsync(
            db, [.. taken.Take(mostTaken).Select(number => number.Id)], cancellationToken);
        return [.. found.Select(number =>
            new InternalNumberOption(number.Id, number.Digits, number.Standing,
            owners.GetValueOrDefault(number.Id)?.Text) { IsWhole = number.Digits == typed })];
    }
}
