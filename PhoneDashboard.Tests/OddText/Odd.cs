using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.OddText;

/// <summary>Characters of all of Unicode, those that no text has too, and the places where somebody may put them.</summary>
internal static partial class Odd
{
    /// <summary>Every code point, and every half of a surrogate pair.</summary>
    internal static IEnumerable<string> Unicode => Enumerable.Range(0, 0x110000)
        .Select(value => value is >= 0xD800 and <= 0xDFFF ? ((char)value).ToString() : new Rune(value).ToString());

    /// <summary>
    /// Those that are no letter, digit, sign or picture: controls, formats, separators, halves of pairs, marks, what is not assigned among
    /// what is not drawn, private ones (the first of each block of 256), and U+FFFD.</summary>
    internal static IEnumerable<string> Characters =>
        Unicode.Where(text => IsOdd(Rune.TryGetRuneAt(text, 0, out var rune) ? rune.Value : text[0], text));

    /// <summary>One of each kind, and what comes of them together.</summary>
    internal static IReadOnlyList<string> Samples { get; } =
    [
        "\0", "\u0001", "\t", "\n", "\u001B", "\u001F", "\u007F", "\u0085", "\u00AD", "\u0301", "\u115F", "\u200B", "\u200D", "\u200F",
        "\u2028", "\u202E", "\u2066",
        "\u2800", "\u3164", "\uD800", "\uDFFF", "\uDC00\uD800", "\uE000", "\uFDD0", "\uFEFF", "\uFFF9", "\uFFFD", "\uFFFE", "\uFFFF",
        "\U0001FFFE",
        "\U000E0001", "\U000E0100", "\U0010FFFF", "\"", "'", "\\", "%", "*", "\u0301\u200B", "ﷺ", "ﬃ", "İ",
    ];

    /// <summary>The same as an address has them, and bytes that are no text at all.</summary>
    internal static IReadOnlyList<string> InAddresses { get; } =
    [
        .. Samples.Where(sample => !sample.Any(char.IsSurrogate) || char.IsSurrogatePair(sample, 0)).Select(Uri.EscapeDataString),
        "%", "%0", "%FF", "%C0%80", "%ED%A0%80", "%ED%B0%80", "%F4%90%80%80", "%EF%BF%BE", "%uD800", "%00%00", "a%00b", "%C3", "+", "&",
        "==", "[]",
        "9999-12-31", "0001-01-01", "-1", "99999999999999999999", "1e400", "NaN", "2026-02-30",
    ];

    /// <summary>Any text of any characters.</summary>
    internal static Arbitrary<string> AnyText { get; } = Arb.From(
        Gen.ArrayOf(Gen.Frequency((4, Gen.Elements("abcZ 019.@+-,<>'".Select(letter => letter.ToString()).ToArray())),
            (3, Gen.Elements(Samples.ToArray())),
            (3, Gen.Choose(0, 0x10FFFF)
                .Select(value => value is >= 0xD800 and <= 0xDFFF ? ((char)value).ToString() : new Rune(value).ToString()))))
        .Select(string.Concat),
        text => Enumerable.Range(0, text.Length).Select(index => text.Remove(index, 1)));

    /// <summary>Every class with rules for what is typed, with each of its texts.</summary>
    internal static IEnumerable<(Type Input, PropertyInfo Text)> Fields => typeof(Validation).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && type.GetConstructor([]) is not null && !type.Name.EndsWith("Options", StringComparison.Ordinal)
            && (type.GetProperties().Any(property => property.IsDefined(typeof(ValidationAttribute)))
                || typeof(IValidatableObject).IsAssignableFrom(type)))
        .SelectMany(type => TypedText.PropertiesOf(type).Select(property => (type, property)));

    /// <summary>Every list of every service.</summary>
    internal static IEnumerable<MethodInfo> Lists => typeof(ListQuery).Assembly
        .GetExportedTypes()
        .Select(type => type.GetMethod("ListAsync"))
        .OfType<MethodInfo>()
        .Where(method => method.GetParameters() is [{ ParameterType.Name: nameof(Actor) }, { ParameterType.Name: nameof(ListQuery) }, _]);

    /// <summary>The keys of all filters of all lists; a list passes over those of others.</summary>
    internal static IReadOnlyList<string> FilterKeys { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "PhoneDashboard.Core"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Key().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["key"].Value)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>What the input keeps of the text; null when it is refused at its field. Throws when what it keeps is no text.</summary>
    internal static string? Kept(Type input, PropertyInfo property, string text)
    {
        var filled = Activator.CreateInstance(input)!;
        property.SetValue(filled, text);
        if (Validation.Problems(filled).Exists(problem => problem.Field == property.Name))
        {
            return null;
        }

        var kept = (string?)property.GetValue(filled) ?? "";
        if (!IsText(kept, property.IsDefined(typeof(LinesAttribute))))
        {
            throw new InvalidOperationException($"{input.Name}.{property.Name} keeps {Codes(kept)} of {Codes(text)}.");
        }

        return kept;
    }

    /// <summary>Whether a text may be stored: the rule of <see cref="TypedText"/> once more, from the other end.</summary>
    internal static bool IsText(string text, bool hasLines = false)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (!Rune.TryGetRuneAt(text, index, out var rune)
                || rune.Value == 0xFFFD
                || (rune.Value & 0xFFFF) >= 0xFFFE
                || rune.Value is >= 0xFDD0 and <= 0xFDEF
                || (Rune.IsControl(rune) && !(hasLines && rune.Value is '\t' or '\n' or '\r'))
                || rune.Value is >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069)
            {
                return false;
            }

            index += rune.Utf16SequenceLength - 1;
        }

        return true;
    }

    internal static string Codes(string text) =>
        string.Join(' ', text.Select(unit => ((int)unit).ToString("X4", CultureInfo.InvariantCulture)));

    private static bool IsOdd(
        int value, string text) =>
        value == 0xFFFD || (value & 0xFFFE) == 0xFFFE || value is >= 0xFDD0 and <= 0xFDEF or >= 0xE0000 and <= 0xE0FFF
        or 0x115F or 0x1160 or 0x2800 or 0x3164 or 0xFFA0
        || CharUnicodeInfo.GetUnicodeCategory(text, 0) switch
        {
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.SpaceSeparator => true,
            UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.NonSpacingMark
                or UnicodeCategory.EnclosingMark => true,
            UnicodeCategory.PrivateUse => value % 256 == 0,
            _ => false,
        };

    [GeneratedRegex("""\.Filter\w*(<\w+>)?\("(?<key>[a-z-]+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Key();
}
