using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.Numbers;

/// <summary>What somebody typed to find something that has numbers, read in the company's country.</summary>
internal static class NumberSearch
{
    /// <summary>A number in any of the ways to write it, or else words.</summary>
    internal static readonly SearchReading Anything = (db, cancellationToken) => ReadingAsync(db, Of, cancellationToken);

    /// <summary>A public number, in any of the ways to write it; none for what is no number.</summary>
    internal static readonly SearchReading DidNumber =
        (db, cancellationToken) => ReadingAsync(db, (text, numbers) => new(numbers.Ways(text), Any: true), cancellationToken);

    /// <summary>An Internal Number, also behind a public one ("ext. 101"), or else words.</summary>
    internal static readonly SearchReading InternalNumber = (_, _) => Task.FromResult<Func<string, SearchTerms>>(text =>
        NumberReader.Extension(text) is { } extension ? new([extension], Any: true) : new(SearchWords.Plain(text), Any: false));

    /// <summary>
    /// A number in any of the ways to write it, or else words, of which some may be parts of a number. A number may stand in a name as it
    /// was typed: "24/7".
    /// </summary>
    internal static SearchTerms Of(string text, NumberReader numbers)
    {
        var plain = SearchWords.Plain(text);
        if (numbers.Ways(text) is not { Count: > 0 } ways)
        {
            return new(WithNumbers(plain), Any: false);
        }

        var typed = WrittenNumber.Of(text, out _)?.Digits; // "007" may be +7, and is not "7" (Specification 2)
        return new([.. ways.Union(plain is [_] ? plain : [], StringComparer.Ordinal)], Any: true, [.. ways.Where(way => way != typed)]);
    }

    // "Ann Lee, ext. 101", "Ann Lee +1 202-555": beside a name, a part of a number counts by its digits, and what announces it does not.
    private static IReadOnlyList<string> WithNumbers(IReadOnlyList<string> words)
    {
        if (words.Count < 2 || !words.Any(HoldsDigitsOnly))
        {
            return words;
        }

        return [.. words.Where(word => word.Any(char.IsLetterOrDigit) && !WrittenNumber.IsLabel(word))
            .Select(word => HoldsDigitsOnly(word) ? string.Concat(word.Where(char.IsAsciiDigit)) : word)];
    }

    // "24/7" and "1-2-3" stand in names so; a plus, a bracket or five digits do not.
    private static bool HoldsDigitsOnly(string word) =>
        word.All(character => char.IsAsciiDigit(character) || "+()-.".Contains(character, StringComparison.Ordinal))
        && word.Count(char.IsAsciiDigit) is > 0 and var digits && (digits >= 5 || digits == word.Length || word[0] is '+' or '(');

    private static async Task<Func<string, SearchTerms>> ReadingAsync(
        DashboardDb db, Func<string, NumberReader, SearchTerms> read, CancellationToken cancellationToken)
    {
        var numbers = await NumberReader.OfAsync(db, cancellationToken);
        return text => read(text, numbers);
    }
}
