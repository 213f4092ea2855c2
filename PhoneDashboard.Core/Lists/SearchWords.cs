namespace PhoneDashboard.Core.Lists;

/// <summary>What somebody typed to find something.</summary>
internal static class SearchWords
{
    private static readonly char[] Separators = [' ', ',', ';', '<', '>'];

    /// <summary>A word shorter than this, in characters, finds only beginnings of words (Specification 8).</summary>
    internal const int AnyPart = 3;

    /// <summary>Reads words, all of which must occur.</summary>
    internal static readonly SearchReading Words =
        (_, _) => Task.FromResult<Func<string, SearchTerms>>(text => new(Plain(text), Any: false));

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

    /// <summary>
    /// True when the word is to be found anywhere; else only where a word begins. Counted as a person counts: a letter beyond
    /// the basic plane is one.
    /// </summary>
    internal static bool FindsAnyPart(string word) => word.EnumerateRunes().Count() >= AnyPart;
}
