using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace PhoneDashboard.Web.Components.Live;

/// <summary>
/// Names that run from right to left, among our words that do not: each is isolated, so that it moves nothing beside it, and what would
/// turn the text around it is left out. (Unicode Standard Annex 9, sections 2.4 and 2.7)
/// </summary>
public static class Directions
{
    private const char Isolate = '\u2068', End = '\u2069';

    /// <summary>The text as it is shown, in a sentence or beside other words.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Isolated(this string? text)
    {
        if (text is null || !text.AsSpan().ContainsAnyInRange('\u0590', '\uFFFF'))
        {
            return text; // Latin, Greek, Cyrillic
        }

        var shown = new StringBuilder(text.Length + 8);
        for (var index = 0; index < text.Length;)
        {
            var length = NameLength(text.AsSpan(index));
            if (length > 0)
            {
                shown.Append(Isolate);
                AppendPlain(shown, text.AsSpan(index, length));
                shown.Append(End);
            }
            else
            {
                length = 1;
                AppendPlain(shown, text.AsSpan(index, length));
            }

            index += length;
        }

        return shown.ToString();
    }

    /// <summary>How far letters from right to left go from here, with single signs and blanks between; 0 when none stands here.</summary>
    private static int NameLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        for (var index = 0; index < text.Length;)
        {
            Rune.DecodeFromUtf16(text[index..], out var rune, out var read);
            index += read;
            if (IsRightToLeft(rune))
            {
                length = index;
            }
            else if (length == 0 || !MayStandWithin(rune) || (index - read > length && Rune.IsWhiteSpace(rune)))
            {
                break;
            }
        }

        return length;
    }

    private static void AppendPlain(StringBuilder shown, ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (character is not ('\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')))
            {
                shown.Append(character);
            }
        }
    }

    // The blocks whose letters are R or AL. (DerivedBidiClass.txt)
    private static bool IsRightToLeft(Rune rune) => rune.Value
        is (>= 0x590 and <= 0x8FF and not 0x61C) or (>= 0xFB1D and <= 0xFDCF) or (>= 0xFDF0 and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFE)
            or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF);

    private static bool MayStandWithin(Rune rune) => rune.Value is ' ' or '-' or '\'' or '’' or 0x200C or 0x200D;
}
