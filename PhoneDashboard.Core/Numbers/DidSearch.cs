using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.Numbers;

/// <summary>
/// Finds DID Numbers by some of their digits. Numbers that begin with them come first, by a range of the index; the others only fill up what is left of the list, so
/// that typing stays quick with a million numbers.
/// </summary>
internal static class DidSearch
{
    private const int ShortestNational = 7;

    /// <summary>Up to <paramref name="take"/> of the numbers.</summary>
    internal static async Task<List<DidOption>> FindAsync(DashboardDb db, IQueryable<DidNumber> dids, string? text, int take, CancellationToken cancellationToken)
    {
        var typed = SearchWords.DidDigits(text);
        var first = await Options(Beginning(dids, typed), take).ToListAsync(cancellationToken);
        if (first.Count == take || !SearchWords.FindsAnyPart(typed))
        {
            return first;
        }

        var containing = await DidNumberLists.Index.FindAsync(db, dids, [typed], ["Number"], cancellationToken);
        var others = containing.Where(did => !did.Digits.StartsWith(typed));
        return [.. first, .. await Options(others, take - first.Count).ToListAsync(cancellationToken)];
    }

    /// <summary>The number itself when the whole of it was typed and it exists, whether it can be chosen or not (SPEC section 5, rule 1); else null.</summary>
    /// <param name="db">Reads it.</param>
    /// <param name="text">What was typed.</param>
    /// <param name="orNational">The country code may be missing.</param>
    /// <param name="cancellationToken">Ends it.</param>
    internal static async Task<DidOption?> WholeAsync(DashboardDb db, string? text, bool orNational, CancellationToken cancellationToken)
    {
        var whole = E164.TryParse(text, out var digits, out _) ? await Options(db.DidNumbers.Where(did => did.Digits == digits), take: 1).SingleOrDefaultAsync(cancellationToken) : null;
        whole ??= orNational ? await OnlyOneEndingAsync(db, SearchWords.DidDigits(text), cancellationToken) : null;
        if (whole is not { } option)
        {
            return null;
        }

        var owners = await NumberOwner.OfDidNumbersAsync(db, [option.Id], cancellationToken);
        return option with { TakenBy = owners.GetValueOrDefault(option.Id)?.Text };
    }

    /// <summary>The choices, in order of their digits.</summary>
    internal static IQueryable<DidOption> Options(IQueryable<DidNumber> dids, int take) => dids.AsNoTracking()
        .OrderBy(did => did.Digits)
        .Take(take)
        .Select(did => new DidOption(did.Id, did.Digits, did.Country, did.Enabled, did.TrunkId != null, null));

    /// <summary>Without a country code: the one number that ends in these digits; null when several do, or when they are too few for a whole number.</summary>
    private static async Task<DidOption?> OnlyOneEndingAsync(DashboardDb db, string typed, CancellationToken cancellationToken)
    {
        if (typed.Length < ShortestNational)
        {
            return null;
        }

        var containing = await DidNumberLists.Index.FindAsync(db, db.DidNumbers, [typed], ["Number"], cancellationToken);
        return await Options(containing.Where(did => did.Digits.EndsWith(typed)), take: 2).ToListAsync(cancellationToken) is [var only] ? only : null;
    }

    private static IQueryable<DidNumber> Beginning(IQueryable<DidNumber> dids, string typed)
    {
        // A colon comes after 9: the range holds all that begins with the digits. LIKE would not use the index.
        var end = typed + ":";
        return typed.Length == 0 ? dids : dids.Where(did => did.Digits.CompareTo(typed) >= 0 && did.Digits.CompareTo(end) < 0);
    }
}
