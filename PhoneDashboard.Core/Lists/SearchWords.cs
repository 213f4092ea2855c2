using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Core.Lists;

/// <summary>What somebody typed to find something, as words that must all occur.</summary>
internal static class SearchWords
{
    private static readonly char[] Separators = [' ', ',', ';', '"', '<', '>'];

    /// <summary>A word shorter than this, in characters, finds only beginnings of words (SPEC section 8).</summary>
    internal const int AnyPart = 3;

    /// <summary>Folded words. What has no letter is one number, however it is grouped: "+1 (202) 555" finds 1202555.</summary>
    internal static IReadOnlyList<string> Of(string text)
    {
        var digits = Digits(text);
        return text.Any(char.IsLetter) || digits.Length == 0 ? Plain(text)
            : digits.Length <= InternalNumber.MaxDigits ? [digits]
            : OfDidNumber(text);
    }

    /// <summary>
    /// Folded words, also those of digits, an address as one: of "Lee, Ann", of a name in quotes, of "Ann Lee &lt;ann@example.com&gt;".
    /// What stands around words separates them, and is no part of them.
    /// </summary>
    internal static IReadOnlyList<string> Plain(string text) =>
        [.. TextKey.Fold(text).Split(Separators, StringSplitOptions.RemoveEmptyEntries)
        .Select(word => word.Trim('\'')).Where(word => word.Length > 0).Select(word => word.Contains('@') ? TextKey.Address(word) : word)];

    /// <summary>"Ann Lee &lt;ann@example.com&gt;" without the address, for where none is known; other texts as they are.</summary>
    internal static string WithoutAddress(string text) =>
        text.TrimEnd() is [.., '>'] && text.LastIndexOf('<') is > 0 and var at && text[at..].Contains('@') ? text[..at] : text;

    /// <summary>The digits of a public number as one word; none when there is no digit.</summary>
    internal static IReadOnlyList<string> OfDidNumber(string text) => DidDigits(text) is { Length: > 0 } digits ? [digits] : [];

    /// <summary>The digits of what was typed, without the 00 of an international call: no E.164 number begins with a zero.</summary>
    internal static string DidDigits(string? text)
    {
        var digits = Digits(text ?? "");
        return digits.StartsWith("00", StringComparison.Ordinal) ? digits[2..] : digits;
    }

    /// <summary>The digits of what was typed.</summary>
    internal static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    /// <summary>True when the word is to be found anywhere; else only where a word begins. Counted as a person counts: a letter beyond the basic plane is one.</summary>
    internal static bool FindsAnyPart(string word) => word.EnumerateRunes().Count() >= AnyPart;
}
