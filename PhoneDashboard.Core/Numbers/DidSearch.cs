using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.Numbers;

/// <summary>
/// Finds DID Numbers by some of their digits, however they are written. Numbers that begin with them come first, by a range of the index;
/// the others only fill up what is left of the list, so that typing stays quick with a million numbers.
/// </summary>
internal static class DidSearch
{
    /// <summary>Of the numbers that cannot be chosen, how many are shown below those that can.</summary>
    internal const int MostOthers = 5;

    /// <summary>
    /// Up to <paramref name="take"/> of the numbers. One that was typed as a whole comes first, also when it is none of <paramref
    /// name="choosable"/>; where only a part was typed and those leave room, a few of the others that fit come last, all with what they
    /// ring (Specification 5, rule 1). Nothing for what is no number.
    /// </summary>
    /// <param name="db">Reads them.</param>
    /// <param name="numbers">The company's reader; null when it is not at hand.</param>
    /// <param name="choosable">Which ones are looked for; null for all.</param>
    /// <param name="text">What was typed; empty for the first ones.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="except">Numbers that are not wanted even when typed as a whole.</param>
    /// <param name="cancellationToken">Ends it.</param>
    internal static async Task<List<DidOption>> FindAsync(
        DashboardDb db,
        NumberReader? numbers,
        IQueryable<DidNumber>? choosable,
        string? text,
        int take,
        IReadOnlyCollection<long> except,
        CancellationToken cancellationToken)
    {
        var all = Without(db.DidNumbers, except);
        var wanted = choosable is null ? all : Without(choosable, except);
        if (string.IsNullOrWhiteSpace(text))
        {
            return await Options(wanted, take).ToListAsync(cancellationToken);
        }

        numbers ??= await NumberReader.OfAsync(db, cancellationToken);
        var ways = numbers.Ways(text);
        if (ways.Count == 0)
        {
            return [];
        }

        var (first, found) = await WholeAndBeginningsAsync(all, wanted, numbers.Whole(text), ways, take, cancellationToken);
        if (found.Count < take)
        {
            found = [.. found, .. await ContainingAsync(db, wanted, ways, found, take - found.Count, cancellationToken)];
        }

        List<DidOption> shown = [.. first, .. found.ExceptBy(first.Select(option => option.Id), option => option.Id)];
        if (choosable is not null && first.Count == 0 && shown.Count < take)
        {
            shown.AddRange(await OthersAsync(db, all, ways, shown, Math.Min(MostOthers, take - shown.Count), cancellationToken));
        }

        var unfree = shown.Select(option => option.Id).Except(found.Select(option => option.Id)).ToList();
        var owners = await NumberOwner.OfDidNumbersAsync(db, unfree, cancellationToken);
        return [.. shown.Take(take).Select(option => option with { TakenBy = owners.GetValueOrDefault(option.Id)?.Text })];
    }

    /// <summary>The choices, in order of their digits.</summary>
    internal static IQueryable<DidOption> Options(IQueryable<DidNumber> dids, int take) => dids.AsNoTracking()
        .OrderBy(did => did.Digits)
        .Take(take)
        .Select(did => new DidOption(did.Id, did.Digits, did.Country, did.Enabled, did.TrunkId, null));

    /// <summary>
    /// The numbers that were typed as a whole, of all; and those that begin with what was typed, of the wanted ones. One question to the
    /// database, whatever the ways to write it.
    /// </summary>
    private static async Task<(List<DidOption> Whole, List<DidOption> Beginning)> WholeAndBeginningsAsync(
        IQueryable<DidNumber> all,
        IQueryable<DidNumber> wanted,
        IReadOnlyList<string> whole,
        IReadOnlyList<string> ways,
        int take,
        CancellationToken cancellationToken)
    {
        var questions = ways.Where(way => way[0] != '0').Select(way => Beginning(wanted, way))
            .Prepend(all.Where(whole.Select(Is).DefaultIfEmpty(_ => false).Aggregate(ExpressionCalls.Or)))
            .Select((dids, rank) => dids.OrderBy(did => did.Digits).Take(take)
                .Select(did => new { did.Id, did.Digits, did.Country, did.Enabled, did.TrunkId, Rank = rank }));
        var found = (await questions.Aggregate((some, more) => some.Concat(more)).ToListAsync(cancellationToken))
            .OrderBy(did => did.Rank).ThenBy(did => did.Digits, StringComparer.Ordinal)
            .ToLookup(
                did => did.Rank == 0,
                did => new DidOption(did.Id, did.Digits, did.Country, did.Enabled, did.TrunkId) { IsWhole = whole.Contains(did.Digits) });
        return ([.. found[true]], [.. found[false].DistinctBy(option => option.Id).Take(take)]);
    }

    private static async Task<List<DidOption>> ContainingAsync(
        DashboardDb db,
        IQueryable<DidNumber> wanted,
        IReadOnlyList<string> ways,
        List<DidOption> found,
        int take,
        CancellationToken cancellationToken)
    {
        var parts = ways.Where(SearchWords.FindsAnyPart).ToList();
        if (parts.Count == 0)
        {
            return [];
        }

        var (containing, _) = await DidNumberLists.Index.FindAsync(db, wanted, [Number(parts)], cancellationToken);
        return await Options(Without(containing, found.ConvertAll(option => option.Id)), take).ToListAsync(cancellationToken);
    }

    /// <summary>Numbers that fit and cannot be chosen: all that can be are among <paramref name="shown"/>.</summary>
    private static async Task<List<DidOption>> OthersAsync(
        DashboardDb db,
        IQueryable<DidNumber> all,
        IReadOnlyList<string> ways,
        List<DidOption> shown,
        int take,
        CancellationToken cancellationToken)
    {
        var others = Without(all, shown.ConvertAll(option => option.Id));
        var (_, beginning) = await WholeAndBeginningsAsync(all, others, whole: [], ways, take, cancellationToken);
        return beginning.Count == take ? beginning
            : [.. beginning, .. await ContainingAsync(db, others, ways, beginning, take - beginning.Count, cancellationToken)];
    }

    // A list of ids costs its statement anew each time: EF does not keep it (https://github.com/dotnet/efcore/issues/17598).
    private static IQueryable<DidNumber> Without(IQueryable<DidNumber> dids, IReadOnlyCollection<long> ids) =>
        ids.Count == 0 ? dids : dids.Where(did => !ids.Contains(did.Id));

    private static Expression<Func<DidNumber, bool>> Is(string digits) => did => did.Digits == digits;

    private static TextCondition Number(IReadOnlyList<string> ways) => new(["Number"], new SearchTerms(ways, Any: true));

    private static IQueryable<DidNumber> Beginning(IQueryable<DidNumber> dids, string typed)
    {
        // A colon comes after 9: the range holds all that begins with the digits. LIKE would not use the index.
        var end = typed + ":";
        return dids.Where(did => did.Digits.CompareTo(typed) >= 0 && did.Digits.CompareTo(end) < 0);
    }
}
