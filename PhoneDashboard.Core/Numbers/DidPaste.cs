using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.Numbers;

/// <summary>A pasted list of numbers, line by line.</summary>
internal static class DidPaste
{
    private const int BatchSize = 500;

    /// <summary>The lines that are not blank.</summary>
    internal static List<(int Line, string Text)> Lines(string? text) =>
        [.. (text ?? "").ReplaceLineEndings("\n").Split('\n').Select((line, index) => (index + 1, line.Trim()))
            .Where(line => line.Item2.Length > 0)];

    /// <summary>
    /// What each line is: a number that can be added; or no number, a question, there before in the paste, or in the database.
    /// </summary>
    internal static async Task<PasteOutcome> ReadAsync(DashboardDb db, PastedDidNumbers input, CancellationToken cancellationToken)
    {
        var reader = await NumberReader.OfAsync(db, cancellationToken);
        var lines = Lines(input.Text).ConvertAll(line => Read(reader, line.Line, line.Text, input.Chosen.GetValueOrDefault(line.Line)));
        var existing = await ExistingAsync(db, lines.Select(line => line.Number?.Digits).OfType<string>(), cancellationToken);
        var firstLines = new Dictionary<string, int>(StringComparer.Ordinal);
        return new PasteOutcome(Added: 0, lines.ConvertAll(line => line.Number is not { Digits: var digits } ? line
            : existing.Contains(digits) ? line with { Message = $"{E164.Format(digits)} already exists." }
            : !firstLines.TryAdd(digits, line.Line)
                ? line with { Message = $"{E164.Format(digits)} is already in line {firstLines[digits]}." }
            : line));
    }

    private static PastedLine Read(NumberReader reader, int line, string text, string? chosen)
    {
        var reading = reader.Read(text);
        var digits = reading.Decided(chosen);
        var words = digits is not null ? ""
            : reading.Choices.Count == 0 && DidBlock.Read(reader, text, chosen: null) is { Count: > 1 } block
                ? string.Create(CultureInfo.InvariantCulture, $"This is a block of {block.Count:N0} numbers. Add it with A block.")
            : reading.Words;
        return new PastedLine(line, text, digits is null ? null : new PublicNumber(digits), reading.Choices, words);
    }

    private static async Task<HashSet<string>> ExistingAsync(DashboardDb db, IEnumerable<string> digits,
        CancellationToken cancellationToken)
    {
        var existing = new HashSet<string>(StringComparer.Ordinal);
        foreach (var batch in digits.Distinct(StringComparer.Ordinal).Chunk(BatchSize))
        {
            existing.UnionWith(
                await db.DidNumbers.Where(did => batch.Contains(did.Digits)).Select(did => did.Digits).ToListAsync(cancellationToken));
        }

        return existing;
    }
}
