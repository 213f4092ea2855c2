using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Core.Lists;

/// <summary>What is looked for.</summary>
/// <param name="Words">Folded words; none finds nothing.</param>
/// <param name="Any">One of them is enough: they are ways to write the same number. Else all must occur.</param>
internal readonly record struct SearchTerms(IReadOnlyList<string> Words, bool Any);

/// <summary>What somebody typed to find something.</summary>
internal static class SearchWords
{
    private static readonly char[] Separators = [' ', ',', ';', '<', '>'];

    /// <summary>A word shorter than this, in characters, finds only beginnings of words (Specification 8).</summary>
    internal const int AnyPart = 3;

    /// <summary>
    /// A number in any of the ways to write it, or else words, of which some may be parts of a number. A number may stand in a name as it
    /// was typed: "24/7".
    /// </summary>
    internal static SearchTerms Of(string text, NumberReader numbers)
    {
        var plain = Plain(text);
        return numbers.Ways(text) is { Count: > 0 } ways
            ? new([.. ways.Union(plain is [_] ? plain : [], StringComparer.Ordinal)], Any: true) : new(WithNumbers(plain), Any: false);
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

    /// <summary>
    /// Folded words, also those of digits, an address as one: of "Lee, Ann", of a name in quotes, of "Ann Lee &lt;ann@example.com&gt;".
    /// What stands around words separates them, and is no part of them.
    /// </summary>
    internal static IReadOnlyList<string> Plain(string text) =>
        [.. TextKey.Fold(text).Split(Separators, StringSplitOptions.RemoveEmptyEntries)
        .Select(word => word.Trim('\'', '"')).Where(word => word.Length > 0)
            .Select(word => word.Contains('@') ? TextKey.Address(word) : word)];

    /// <summary>"Ann Lee &lt;ann@example.com&gt;" without the address, for where none is known; other texts as they are.</summary>
    internal static string WithoutAddress(string text) =>
        text.TrimEnd() is [.., '>'] && text.LastIndexOf('<') is > 0 and var at && text[at..].Contains('@') ? text[..at] : text;

    /// <summary>A public number, in any of the ways to write it; none for what is no number.</summary>
    internal static SearchTerms OfDidNumber(string text, NumberReader numbers) => new(numbers.Ways(text), Any: true);

    /// <summary>An Internal Number, also behind a public one ("ext. 101"), or else words.</summary>
    internal static SearchTerms OfInternalNumber(string text) =>
        NumberReader.Extension(text) is { } extension ? new([extension], Any: true) : new(Plain(text), Any: false);

    /// <summary>True when the word is to be found anywhere; else only where a word begins. Counted as a person counts: a letter beyond the basic plane is one.</summary>
    internal static bool FindsAnyPart(string word) => word.EnumerateRunes().Count() >= AnyPart;
}
