using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.Numbers;

/// <summary>
/// Finds DID Numbers by some of their digits, however they are written. Numbers that begin with them come first, by a range of the index;
/// the others only fill up what is
/// left of the list, so that typing stays quick with a million numbers.
/// </summary>
internal static class DidSearch
{
    private const int ShortestNational = 7;

    /// <summary>
    /// Up to <paramref name="take"/> of the numbers. One that was typed as a whole comes first, also when it is none of <paramref
    /// name="choosable"/>: then with what it rings
    /// (SPEC section 5, rule 1). Nothing for what is no number.
    /// </summary>
    /// <param name="db">Reads them.</param>
    /// <param name="numbers">The company's reader; null when it is not at hand.</param>
    /// <param name="choosable">Which ones are looked for.</param>
    /// <param name="text">What was typed; empty for the first ones.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="except">Numbers that are not wanted even when typed as a whole.</param>
    /// <param name="cancellationToken">Ends it.</param>
    internal static async Task<List<DidOption>> FindAsync(
        DashboardDb db,
        NumberReader? numbers,
        IQueryable<DidNumber> choosable,
        string? text,
        int take,
        IReadOnlyCollection<long> except,
        CancellationToken cancellationToken)
    {
        var wanted = choosable.Where(did => !except.Contains(did.Id));
        if (string.IsNullOrWhiteSpace(text))
        {
            return await Options(wanted, take).ToListAsync(cancellationToken);
        }

        numbers ??= await NumberReader.OfAsync(db, cancellationToken);
        var (ways, whole) = (numbers.Ways(text), numbers.Whole(text));
        if (ways.Count == 0)
        {
            return [];
        }

        var found = await PartsAsync(db, wanted, ways, take, cancellationToken);
        var typed = db.DidNumbers.Where(did => whole.Contains(did.Digits) && !except.Contains(did.Id));
        var first = await Options(typed, take).ToListAsync(cancellationToken);
        if (found.Count == 0 && first.Count == 0)
        {
            first = await OnlyOneEndingAsync(db, ways, except, cancellationToken);
        }

        var unfree = first.Select(option => option.Id).Except(found.Select(option => option.Id)).ToList();
        var owners = await NumberOwner.OfDidNumbersAsync(db, unfree, cancellationToken);
        var rest = found.Where(option => !first.Exists(other => other.Id == option.Id));
        return [.. first.Select(Told).Concat(rest).Take(take)];

        DidOption Told(DidOption option) =>
            option with { TakenBy = owners.GetValueOrDefault(option.Id)?.Text, IsWhole = whole.Contains(option.Digits) };
    }

    /// <summary>The choices, in order of their digits.</summary>
    internal static IQueryable<DidOption> Options(IQueryable<DidNumber> dids, int take) => dids.AsNoTracking()
        .OrderBy(did => did.Digits)
        .Take(take)
        .Select(did => new DidOption(did.Id, did.Digits, did.Country, did.Enabled, did.TrunkId != null, null));

    private static async Task<List<DidOption>> PartsAsync(
        DashboardDb db, IQueryable<DidNumber> dids, IReadOnlyList<string> ways, int take, CancellationToken cancellationToken)
    {
        var found = new List<DidOption>();
        foreach (var way in ways.Where(way => way[0] != '0'))
        {
            found.AddRange(await Options(Beginning(dids, way), take - found.Count).ToListAsync(cancellationToken));
        }

        var parts = ways.Where(SearchWords.FindsAnyPart).ToList();
        if (found.Count < take && parts.Count > 0)
        {
            var (ids, left) = (found.ConvertAll(option => option.Id), take - found.Count);
            var (containing, _) = await DidNumberLists.Index.FindAsync(db, dids, [Number(parts)], cancellationToken);
            found.AddRange(await Options(containing.Where(did => !ids.Contains(did.Id)), left).ToListAsync(cancellationToken));
        }

        return [.. found.DistinctBy(option => option.Id)];
    }

    /// <summary>
    /// Typed without what belongs in front: the one number that ends so, whether it can be chosen or not; none when several do, or when too
    /// little was typed.
    /// </summary>
    private static async Task<List<DidOption>> OnlyOneEndingAsync(
        DashboardDb db, IReadOnlyList<string> ways, IReadOnlyCollection<long> except, CancellationToken cancellationToken)
    {
        var typed = ways[0];
        if (typed.Length < ShortestNational)
        {
            return [];
        }

        var others = db.DidNumbers.Where(did => !except.Contains(did.Id));
        var (containing, _) = await DidNumberLists.Index.FindAsync(db, others, [Number([typed])], cancellationToken);
        return await Options(containing.Where(did => did.Digits.EndsWith(typed)), take: 2).ToListAsync(cancellationToken) is [var only]
            ? [only] : [];
    }

    private static TextCondition Number(IReadOnlyList<string> ways) => new(["Number"], new SearchTerms(ways, Any: true));

    private static IQueryable<DidNumber> Beginning(IQueryable<DidNumber> dids, string typed)
    {
        // A colon comes after 9: the range holds all that begins with the digits. LIKE would not use the index.
        var end = typed + ":";
        return dids.Where(did => did.Digits.CompareTo(typed) >= 0 && did.Digits.CompareTo(end) < 0);
    }
}
