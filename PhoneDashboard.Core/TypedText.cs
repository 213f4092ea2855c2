using System.Buffers;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace PhoneDashboard.Core;

/// <summary>
/// What becomes of text that people type and paste (Specification 5, rule 12): one rule for every input class, asked by
/// <see cref="Validation"/>, and for what was stored before there was one.
/// </summary>
public static class TypedText
{
    private const int Joiner = 0x200D, NonJoiner = 0x200C;

    // Letters and symbols by category, but drawn as nothing. (Unicode, DerivedCoreProperties.txt, Default_Ignorable_Code_Point; and the
    // Braille pattern without dots.)
    private const string Blanks = "\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0";

    /// <summary>
    /// Without the marks that nobody sees (U+200B, 200E, 200F, 202A–E, 2060, 2066–9, FEFF, 00AD) and the space around; U+200C and U+200D
    /// stay between letters, where they make another word. Empty when nothing is left to see.
    /// </summary>
    public static string Clean(string text) => WithoutMarks(text).Trim() is var clean && HasSomethingToSee(clean) ? clean : "";

    /// <summary>The same for several lines: each stays where it is.</summary>
    public static string CleanLines(string text) => WithoutMarks(text) is var clean && HasSomethingToSee(clean) ? clean : "";

    /// <summary>Null for nothing typed.</summary>
    internal static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    /// <summary>Why the text cannot be kept, in words: it has a control or a character that no text has; null when it can.</summary>
    /// <param name="text">Cleaned.</param>
    /// <param name="hasLines">Tabs and line breaks are allowed.</param>
    public static string? Problem(string text, bool hasLines = false)
    {
        foreach (var character in text)
        {
            if (char.IsControl(character) && !(hasLines && character is '\t' or '\n' or '\r'))
            {
                return character switch
                {
                    '\t' => "It contains a tab. Put a space there.",
                    '\n' or '\r' => "It contains a line break. Put a space there.",
                    _ => string.Create(CultureInfo.InvariantCulture,
                        $"It contains a control character (U+{(int)character:X4}). Remove it, or type the text again."),
                };
            }
        }

        return text.EnumerateRunes().Any(IsNoCharacter) ? "Part of it was lost on the way here (�). Type that part again." : null;
    }

    /// <summary>
    /// What is wrong with one text of an input, in words; empty for nothing, and for what is no text that a person types.
    /// </summary>
    public static IEnumerable<string> ProblemAt(object input, PropertyInfo property)
    {
        var text = PropertiesOf(input.GetType()).Contains(property) ? (string?)property.GetValue(input) : null;
        return text is not null && Problem(Cleaned(property, text), HasLines(property)) is { } message ? [message] : [];
    }

    /// <summary>Cleans the texts of an input, and says what is wrong with them at their fields.</summary>
    internal static IEnumerable<Problem> Clean(object input)
    {
        foreach (var property in PropertiesOf(input.GetType()))
        {
            if (property.GetValue(input) is string text && Cleaned(property, text) is var clean && clean != text)
            {
                property.SetValue(input, clean);
            }

            foreach (var message in ProblemAt(input, property))
            {
                yield return new Problem(ProblemKind.Invalid, message, property.Name);
            }
        }
    }

    /// <summary>The texts of an input class that a person types; what is only there to be read cannot be set any more.</summary>
    internal static IEnumerable<PropertyInfo> PropertiesOf(Type input) =>
        from property in input.GetProperties()
        where property.PropertyType == typeof(string) && property is { CanRead: true, SetMethod: { IsPublic: true } }
        where !property.IsDefined(typeof(VerbatimAttribute))
        where !property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit))
        select property;

    private static bool HasLines(PropertyInfo property) => property.IsDefined(typeof(LinesAttribute));

    private static string Cleaned(PropertyInfo property, string text) => HasLines(property) ? CleanLines(text) : Clean(text);

    private static string WithoutMarks(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        var index = 0;
        foreach (var rune in text.EnumerateRunes()) // half of a surrogate pair is U+FFFD: what goes between two makes no character of them
        {
            if (!IsMark(rune) && (rune.Value is not (Joiner or NonJoiner) || IsBetweenLetters(text, index)))
            {
                clean.Append(rune);
            }

            index += rune.Utf16SequenceLength;
        }

        return clean.ToString();
    }

    private static bool IsMark(Rune rune) => rune.Value
        is 0x200B or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or 0x2060 or (>= 0x2066 and <= 0x2069) or 0xFEFF or 0x00AD;

    // A sign that belongs to a letter counts as one, and so does the symbol of a picture that is made of several.
    private static bool IsBetweenLetters(string text, int index) =>
        Rune.DecodeLastFromUtf16(text.AsSpan(0, index), out var before, out _) == OperationStatus.Done && Joins(before)
        && Rune.DecodeFromUtf16(text.AsSpan(index + 1), out var after, out _) == OperationStatus.Done && Joins(after);

    private static bool Joins(Rune rune) => Rune.IsLetter(rune) || IsSign(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol;

    private static bool IsSign(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static bool HasSomethingToSee(string text) => text.EnumerateRunes().Any(rune =>
        !IsSign(rune) && !Rune.IsWhiteSpace(rune) && !(rune.IsBmp && Blanks.Contains((char)rune.Value))
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.Control));

    // Half of a surrogate pair is read as U+FFFD, which is also what browsers make of it. (The Unicode Standard, section 23.7,
    // "Noncharacters".)
    private static bool IsNoCharacter(Rune rune) =>
        rune == Rune.ReplacementChar || (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;
}
