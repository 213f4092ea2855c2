using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace PhoneDashboard.Core.Lists;

/// <summary>
/// Folds text for search, filters, order and uniqueness: one rule, with a table of what it does (Specification 5, rule 12), the same on
/// every database, where NOCASE folds ASCII only (and does not exist on PostgreSQL). Whatever changes what it gives raises
/// <see cref="Version"/>: the keys that are stored are then made anew at the next start.
/// </summary>
public static class TextKey
{
    /// <summary>
    /// Of the rule: 1 was "without any mark", 2 took neither Hebrew's own quotes for quotes nor lone sound marks for marks.
    /// </summary>
    internal const int Version = 3;

    /// <summary>Between a key that an older row has and the id of the row that would have it too: no folded text has it.</summary>
    private const char Apart = '\u001f';

    // Where a transliteration of several letters is meant, it is that of ICAO Doc 9303, part 3, section 6, table A; one letter where people
    // leave the stroke away.
    private static readonly Dictionary<Rune, string> PlainLetters = "ł=l ø=o đ=d ð=d ħ=h ŧ=t ŋ=n ß=ss æ=ae œ=oe þ=th ı=i ς=σ".Split(' ')
        .ToDictionary(pair => new Rune(pair[0]), pair => pair[2..]);

    private static readonly SearchValues<char> SingleQuotes = SearchValues.Create("`´\u1FFD‘’‚‛‹›′ʹʻʼʽˈˊˋ＇\u05F3");

    private static readonly SearchValues<char> DoubleQuotes = SearchValues.Create("“”„‟«»″〝〞〟＂\u05F4");

    /// <summary>
    /// The folded text: "  José  O’ÁLVAREZ" becomes "jose o'alvarez". The same again when folded again; never fails, whatever the text.
    /// </summary>
    public static string Fold(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        var folded = new StringBuilder(text.Length);
        var dropsMarks = true;
        foreach (var rune in Decomposed(text).EnumerateRunes().Select(Alike))
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.Format: // soft hyphens, joiners, marks of direction
                case UnicodeCategory.NonSpacingMark when dropsMarks || IsOptional(rune):
                case UnicodeCategory.ModifierLetter when IsOptional(rune):
                    break;
                case UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark:
                    folded.Append(rune);
                    break;
                case UnicodeCategory.Control or UnicodeCategory.SpaceSeparator:
                case UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                    dropsMarks = true;
                    AppendSpace(folded);
                    break;
                default:
                    dropsMarks = !Rune.IsLetter(rune) || HasAccents(rune);
                    AppendLetter(folded, Rune.ToLowerInvariant(rune));
                    break;
            }
        }

        return folded.ToString().TrimEnd(' ').Normalize(NormalizationForm.FormC);
    }

    /// <summary>
    /// Whether each word of <paramref name="text"/> occurs in <paramref name="name"/>, however both are written; true for no word.
    /// </summary>
    public static bool Finds(string? text, string name) =>
        Fold(name) is var key && SearchWords.Plain(text ?? "").All(word => key.Contains(word, StringComparison.Ordinal));

    /// <summary>
    /// An address folded to be found, its domain as people read it: "ann@xn--bcher-kva.example" becomes "ann@bucher.example".
    /// </summary>
    public static string Address(string address) => Fold(Readable(address));

    /// <summary>
    /// The key of a row where keys are unique: <paramref name="key"/>, or still the one with the row's own id, which the row got because an
    /// older one has that key (see <see cref="Shared"/>). It goes when the text changes.
    /// </summary>
    [return: NotNullIfNotNull(nameof(key))]
    internal static string? Own(string? present, string? key, long id) => key is not null && present == Shared(key, id) ? present : key;

    /// <summary>The key of the younger of two rows whose texts would have the same one.</summary>
    internal static string Shared(string key, long id) => string.Create(CultureInfo.InvariantCulture, $"{key}{Apart}{id}");

    /// <summary>What the keys begin with of all younger rows that would have this one.</summary>
    internal static string SharedBeginning(string key) => key + Apart;

    /// <summary>Whether the key is one of <see cref="Shared"/>, and the one that the row would have.</summary>
    internal static bool IsShared([NotNullWhen(true)] string? key, out string plain)
    {
        var place = key?.LastIndexOf(Apart) ?? -1;
        plain = place < 0 ? "" : key![..place];
        return place >= 0;
    }

    // Alike before it too: it makes a space and an accent of some quotes. Half of a surrogate pair and U+FFFE are no text, and make
    // Normalize throw: they become the replacement character.
    private static string Decomposed(string text) =>
        Ascii.IsValid(text) ? text : string.Concat(text.EnumerateRunes().Select(Alike)).Normalize(NormalizationForm.FormKD);

    private static Rune Alike(Rune rune) =>
        rune.IsBmp && SingleQuotes.Contains((char)rune.Value) ? new Rune('\'')
        : rune.IsBmp && DoubleQuotes.Contains((char)rune.Value) ? new Rune('"')
        : Rune.GetUnicodeCategory(rune) == UnicodeCategory.DashPunctuation || rune.Value == '−' ? new Rune('-')
        : rune.Value is '\u309B' or '\u309C' ? new Rune(rune.Value - 2) // a sound mark of Japanese that stands alone: the one that combines
        : (rune.Value & 0xFFFE) == 0xFFFE ? Rune.ReplacementChar
        : rune;

    private static void AppendSpace(StringBuilder folded)
    {
        if (folded.Length > 0 && folded[^1] != ' ')
        {
            folded.Append(' ');
        }
    }

    private static void AppendLetter(StringBuilder folded, Rune letter)
    {
        if (PlainLetters.TryGetValue(letter, out var plain))
        {
            folded.Append(plain);
        }
        else
        {
            folded.Append(letter);
        }
    }

    /// <summary>A letter of Latin, Greek or Cyrillic: its marks are accents. (Unicode, Blocks.txt: whole blocks.)</summary>
    private static bool HasAccents(Rune letter) => letter.Value
        is < 0x0530
        or (>= 0x1C80 and <= 0x1C8F) or (>= 0x1D00 and <= 0x1DBF) or (>= 0x1E00 and <= 0x1FFF) or (>= 0x2C60 and <= 0x2C7F)
        or (>= 0xA640 and <= 0xA69F) or (>= 0xA720 and <= 0xA7FF) or (>= 0xAB30 and <= 0xAB6F);

    /// <summary>
    /// People write with it or without: a point of Hebrew, a vowel sign of Arabic or its stretching (The Unicode Standard, sections 9.1 and
    /// 9.2), and what chooses between two drawings of one character (section 23.4).
    /// </summary>
    private static bool IsOptional(Rune mark) => mark.Value
        is (>= 0x0591 and <= 0x05C7) or (>= 0x064B and <= 0x0652) or 0x0670 or 0x0640
        or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    private static string Readable(string address)
    {
        var domain = address.LastIndexOf('@') + 1;
        if (!address.AsSpan(domain).Contains("xn--", StringComparison.OrdinalIgnoreCase))
        {
            return address;
        }

        try
        {
            return address[..domain] + new IdnMapping { AllowUnassigned = true }.GetUnicode(address[domain..].Trim());
        }
        catch (ArgumentException)
        {
            return address; // half of one, or none at all
        }
    }
}
