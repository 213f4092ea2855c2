using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PhoneDashboard.Core.Numbers;

/// <summary>
/// A text that should be a number, taken apart, before any country's rules: blanks, brackets, dashes and dots of every kind, marks of
/// direction and words like <c>Tel.:</c> are read over;
/// digits of every script are digits. The one place where this is done, for boxes, search and pickers.
/// </summary>
internal sealed partial class WrittenNumber
{
    private WrittenNumber(string plain, string? extension, bool isInternational = false)
    {
        (Plain, Extension) = (plain, extension);
        Digits = DigitsIn(plain);
        IsInternational = isInternational || plain.StartsWith('+') || plain.StartsWith("(+", StringComparison.Ordinal);
    }

    /// <summary>All digits, without those of the extension.</summary>
    internal string Digits { get; }

    /// <summary>A plus is in front.</summary>
    internal bool IsInternational { get; }

    /// <summary>Nothing but digits.</summary>
    internal bool IsBare => Plain.Length == Digits.Length;

    /// <summary>The digits after <c>ext.</c>, <c>x</c> or <c>#</c>; null when there are none.</summary>
    internal string? Extension { get; }

    /// <summary>The digits; then, where a national zero stands in brackets, the digits without it.</summary>
    internal IEnumerable<string> Spellings =>
        BracketedZero().IsMatch(Plain) ? [Digits, DigitsIn(BracketedZero().Replace(Plain, ""))] : [Digits];

    /// <summary>
    /// What it would be without its end, where that may be the end of a range or of a list, or another column: <c>0100-0199</c>,
    /// <c>0101/02</c>, <c>0-99</c>, <c>23125001   101</c>.
    /// </summary>
    internal WrittenNumber? WithoutEnd => RangeOrList().Match(Plain) is { Success: true } match && IsRangeOrList(match)
        ? new WrittenNumber(match.Groups["head"].Value, extension: null, IsInternational)
        : null;

    /// <summary>The digits as they are grouped.</summary>
    internal IReadOnlyList<string> Groups => GroupsOf(Plain);

    private string Plain { get; }

    /// <summary>The groups of digits in a text.</summary>
    internal static IReadOnlyList<string> GroupsOf(string text) => [.. Group().Matches(text).Select(group => group.Value)];

    /// <summary>The same with a plus in front.</summary>
    internal WrittenNumber AsInternational() => new(Plain, Extension, isInternational: true);

    /// <summary>Takes a text apart.</summary>
    /// <param name="text">What was typed or pasted.</param>
    /// <param name="problem">Why it is no number, and what to do; empty when it may be one.</param>
    /// <returns>Null when it is no number.</returns>
    internal static WrittenNumber? Of(string? text, out string problem)
    {
        var plain = Label().Replace(Plainly(text), "");
        var extension = ExtensionAtTheEnd().Match(plain);
        var number = extension.Success ? plain[..extension.Index] : plain;
        problem = ProblemOf(number);
        return problem.Length > 0 ? null : new WrittenNumber(number, extension.Success ? extension.Groups["digits"].Value : null);
    }

    /// <summary>
    /// The digits of an Internal Number: as above, alone or after <c>ext.</c>; nothing may stand between them. Null when there is none of 1
    /// to 4.
    /// </summary>
    internal static string? ExtensionIn(string? text) =>
        LoneExtension().Match(Plainly(text)) is { Success: true } match ? match.Groups["digits"].Value : null;

    /// <summary>
    /// Whether a folded word beside a name only announces a number: <c>ext</c> and <c>tel</c> do; <c>mobile</c> and <c>office</c>, which
    /// stand in names too, with a mark behind.
    /// </summary>
    internal static bool IsLabel(string word) => word is "ext" or "extn" or "extension" or "tel"
        || (word[^1] is '.' or ':' && Label().Match(word + "0") is { Success: true } label && label.Length == word.Length);

    /// <summary>
    /// Every sign that means the same as one: full-width and other digits, dashes, brackets and blanks. What cannot be seen is left out.
    /// </summary>
    internal static string Plainly(string? text)
    {
        var plain = new StringBuilder();
        foreach (var character in text ?? "")
        {
            plain.Append(character switch
            {
                '+' or '\uFF0B' or '\uFE62' => "+",
                '\t' => "\t",
                '.' or '\uFF0E' or '\u00B7' or '\u2022' or '\u30FB' => ".",
                '/' or '\uFF0F' => "/",
                '-' or '_' or '~' or '\uFF5E' or '\u2212' or '\u30FC' => "-",
                _ => CharUnicodeInfo.GetUnicodeCategory(character) switch
                {
                    UnicodeCategory.DecimalDigitNumber =>
                        CharUnicodeInfo.GetDecimalDigitValue(character).ToString(CultureInfo.InvariantCulture),
                    UnicodeCategory.Format => "",
                    UnicodeCategory.DashPunctuation => "-",
                    UnicodeCategory.OpenPunctuation => "(",
                    UnicodeCategory.ClosePunctuation => ")",
                    UnicodeCategory.SpaceSeparator => " ",
                    _ => char.IsWhiteSpace(character) ? " " : character is >= '\uFF01' and <= '\uFF5E'
                        ? ((char)(character - 0xFEE0)).ToString() : character.ToString(),
                },
            });
        }

        var trimmed = plain.ToString().Trim(' ', '\t', '\'', '"', '\u2018', '\u2019', '\u201C', '\u201D').TrimEnd('.', ',', ';', ':');
        return PlusInBrackets().Replace(PictureInFront().Replace(trimmed, ""), "(+");
    }

    private static string ProblemOf(string plain) =>
        plain.Length == 0 || plain is "+" ? $"Enter a phone number, for example {E164.Example}."
        : Power().IsMatch(plain)
            ? $"A spreadsheet has shortened this number: its last digits are lost. Enter it whole, for example {E164.Example}."
        : plain.Any(char.IsLetter) ? $"This is no phone number: it has letters. Enter the digits, for example {E164.Example}."
        : plain.Contains('\t') ? $"These are two columns of a table. Enter one number, for example {E164.Example}."
        : plain.LastIndexOf('+') > (plain.StartsWith('(') ? 1 : 0)
            ? $"A + belongs in front of a number only. Enter one number, for example {E164.Example}."
        : plain.AsSpan().ContainsAny(',', ';') ? $"Enter one number, for example {E164.Example}."
        : plain.FirstOrDefault(character =>
            !char.IsAsciiDigit(character) && !"+-./() ".Contains(character, StringComparison.Ordinal)) is var odd and not '\0'
            ? $"“{odd}” does not belong in a phone number. Enter it like {E164.Example}."
        : Decimal().IsMatch(plain)
            ? $"A spreadsheet has put “{plain[plain.IndexOf('.')..]}” behind this number. Enter it without, for example {E164.Example}."
        : DigitsIn(plain).Length == 0 ? $"Enter a phone number, for example {E164.Example}."
        : "";

    private static string DigitsIn(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    // "0100-0199": as many digits, and more. "0-99": a block of extensions. "0101/02", "0/-12": a few. "23125001   101": more than one
    // blank.
    private static bool IsRangeOrList(Match match)
    {
        var (last, end) = (match.Groups["last"].Value, match.Groups["end"].Value);
        return match.Groups["sign"].Value[0] switch
        {
            '/' => end.Length <= 3,
            ' ' => true,
            _ => (end.Length > 1 && last.Length >= end.Length && string.CompareOrdinal(last[^end.Length..], end) < 0)
                || (last.All(digit => digit == '0') && end.All(digit => digit == '9')),
        };
    }

    [GeneratedRegex(
        @"^(?:(?:tel|telefon|telephone|phone|ph|fon|fax|mobile|mobil|mob|cell|call|direct|office|work|home|main|callto|ext|extn|extension)"
            + @"(?![a-z])[.: ]*|[tpmfdcow][.:]+ *|[x#] *)(?=[+(0-9])",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Label();

    [GeneratedRegex(
        @"(?<=[0-9)]) *[,;]? *(ext(ension|n)?[.:=]* *|x[.:]? *|# *)(?<digits>[0-9]{1,7})$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex ExtensionAtTheEnd();

    [GeneratedRegex(
        @"^((ext(ension|n)?|tel|x)[.:]* *|[tx#]:? *)?\(?(?<digits>[0-9]{1,4})\)?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex LoneExtension();

    [GeneratedRegex(@"\( *0 *\)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BracketedZero();

    [GeneratedRegex(
        @"^(?<head>.*?(?<last>[0-9]+))(?: *(?<sign>-|/ *-?) *|(?<sign> {2,}))(?<end>[0-9]+)\)?$",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RangeOrList();

    // Bare with zeros behind the dot; or grouped, with no other dot and one or two zeros: "202.555.0000" is a number.
    [GeneratedRegex(@"^\+?[0-9]{7,}\.0+$|^(?=(?:[^0-9]*[0-9]){8})[^.]*\.00?$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Decimal();

    [GeneratedRegex("[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Group();

    // A telephone, an envelope: with what makes it colourful, which is a mark behind it.
    [GeneratedRegex(@"^[\p{So}\p{Cs}\p{Mn}\p{Me} ]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PictureInFront();

    [GeneratedRegex(@"^\( +\+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PlusInBrackets();

    [GeneratedRegex(@"^[0-9][.,][0-9]+E\+?[0-9]+$", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Power();
}
