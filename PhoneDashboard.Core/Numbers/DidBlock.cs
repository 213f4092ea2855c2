using System.Globalization;
using System.Text.RegularExpressions;
using PhoneNumbers;

namespace PhoneDashboard.Core.Numbers;

/// <summary>A range of public numbers, read from a text: "+1 202 555 0100-0199", "0100..0199", or two whole numbers.</summary>
/// <param name="First">E.164 digits of the first number; empty while there is none.</param>
/// <param name="Last">E.164 digits of the last number: as many, and not before the first.</param>
/// <param name="Choices">Where there is a question about the first number: those of which one may be meant.</param>
/// <param name="Problem">The question, or why it is no block; empty when it is one.</param>
internal sealed partial record DidBlock(string First, string Last, IReadOnlyList<PublicNumber> Choices, string Problem)
{
    private const int LongestText = 100; // two whole numbers with blanks have not half of it

    /// <summary>How many numbers it has; 0 when it is none.</summary>
    internal long Count => Problem.Length > 0 ? 0 : Value(Last) - Value(First) + 1;

    /// <summary>Reads a block.</summary>
    /// <param name="reader">Reads the first number, and the last where it is written whole.</param>
    /// <param name="text">What was typed.</param>
    /// <param name="chosen">E.164 digits that a person chose when there was a question about the first number, or null.</param>
    internal static DidBlock Read(NumberReader reader, string? text, string? chosen)
    {
        var plain = WrittenNumber.Plainly(text);
        foreach (var (head, end) in plain.Length <= LongestText ? Splits(plain) : [])
        {
            if (WrittenNumber.Of(end, out _) is not { Extension: null } written)
            {
                continue;
            }

            var reading = reader.Read(head);
            if (reading.Number is null && reading.Choices.Count == 0)
            {
                continue;
            }

            // One that its country has not given out is asked about with the others of the block.
            var first = reading.Decided(chosen) ?? (reading.Choices is [var only] && !E164.IsValid(only.Digits) ? only.Digits : null);
            return first is null ? new("", "", reading.Choices, reading.Words) : Between(reader, head, first, end, written);
        }

        return Refused($"This is no block. Enter the first number, a dash and the last digits, for example {NewDidBlock.Example}.");
    }

    /// <summary>The numbers that it has, in order: E.164 digits.</summary>
    internal IEnumerable<string> Numbers()
    {
        for (var number = Value(First); number <= Value(Last); number++)
        {
            yield return number.ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Whether a number that is not known to its country has at least as many digits as the country's numbers have.</summary>
    internal static bool IsPossible(string digits) => E164.Parse("+" + digits) is { } number && E164.DigitsOf(number) == digits
        && E164.Library.IsPossibleNumberWithReason(number) == PhoneNumberUtil.ValidationResult.IS_POSSIBLE;

    private static DidBlock Between(NumberReader reader, string head, string first, string end, WrittenNumber written)
    {
        IReadOnlyList<PublicNumber> wholes = reader.Read(end) switch
        {
            { Number: { } number } => [number],
            { Choices: var choices } => choices,
        };
        var last = !written.IsInternational && IsEndOf(first, WrittenNumber.GroupsOf(head), written.Groups)
            ? first[..^written.Digits.Length] + written.Digits
            : wholes.Select(number => number.Digits).FirstOrDefault(digits => digits.Length == first.Length);
        if (last is null)
        {
            return Refused(wholes.Count > 0
                ? "The first and the last number do not have as many digits. Add a block for each length."
                : $"“{end.Trim()}” does not end a block that begins with {E164.Format(first)}. Write the last digits as the first "
                    + "number has them (00-99, and not 0-99), or the whole last number.");
        }

        var block = new DidBlock(first, last, [], "");
        return block.Count <= 0 ? Refused($"The last number, {E164.Format(last)}, comes before the first, {E164.Format(first)}.")
            : block.Count > NewDidBlock.Most ? Refused(string.Create(CultureInfo.InvariantCulture,
                $"{E164.Format(first)} to {E164.Format(last)} are {block.Count:N0} numbers. Add at most {NewDidBlock.Most:N0} at once."))
            : block;
    }

    /// <summary>
    /// Whether the groups of an end stand in the place of the last ones of the first number: each as long, and its first one at most.
    /// </summary>
    private static bool IsEndOf(string first, IReadOnlyList<string> head, IReadOnlyList<string> end)
    {
        if (end.Count > head.Count)
        {
            return false;
        }

        var replaced = head.Skip(head.Count - end.Count).ToList();
        var digits = string.Concat(replaced)[(replaced[0].Length - Math.Min(end[0].Length, replaced[0].Length))..];
        return end[0].Length <= replaced[0].Length && digits.Length < first.Length
            && end.Skip(1).Select(group => group.Length).SequenceEqual(replaced.Skip(1).Select(group => group.Length))
            && first.EndsWith(digits, StringComparison.Ordinal);
    }

    /// <summary>
    /// Where the first number may end, the likeliest first: dashes stand within numbers too, "202-555-0100 - 202-555-0199".
    /// </summary>
    private static IEnumerable<(string Head, string End)> Splits(string plain) =>
        from pattern in new[] { Sign(), DashBeforePlus(), DashBetweenBlanks(), LastDash() }
        from split in pattern.Matches(plain).Reverse()
        select (plain[..split.Index], plain[(split.Index + split.Length)..]);

    private static DidBlock Refused(string problem) => new("", "", [], problem);

    private static long Value(string digits) => long.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@" *(\.{2,}|\u2026| (to|through) ) *", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sign();

    [GeneratedRegex(@" *- *(?=\(?\+)", RegexOptions.None, 1000)]
    private static partial Regex DashBeforePlus();

    [GeneratedRegex(" +- +", RegexOptions.None, 1000)]
    private static partial Regex DashBetweenBlanks();

    [GeneratedRegex(" *- *(?=[^-]*$)", RegexOptions.None, 1000)]
    private static partial Regex LastDash();
}
