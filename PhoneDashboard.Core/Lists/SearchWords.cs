using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Core.Lists;

/// <summary>What somebody typed to find something, as words that must all occur.</summary>
internal static class SearchWords
{
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

    /// <summary>Folded words as they stand, also those of digits.</summary>
    internal static IReadOnlyList<string> Plain(string text) => TextKey.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

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
