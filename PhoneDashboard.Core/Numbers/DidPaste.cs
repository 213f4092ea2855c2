using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.Numbers;

/// <summary>A pasted list of numbers, line by line.</summary>
internal sealed class DidPaste
{
    private const int BatchSize = 500;

    private readonly List<(int Line, string Text, string Digits, string Problem)> _lines;

    private DidPaste(List<(int Line, string Text, string Digits, string Problem)> lines) => _lines = lines;

    /// <summary>How many lines are not blank.</summary>
    internal int Count => _lines.Count;

    /// <summary>Reads the lines that are not blank.</summary>
    internal static DidPaste Read(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select((line, index) => (Number: index + 1, Text: line.Trim()));
        return new DidPaste([.. lines.Where(line => line.Text.Length > 0).Select(line => Parse(line.Number, line.Text))]);
    }

    /// <summary>The lines that cannot be added: no number, there before in the paste, or in the database.</summary>
    internal async Task<List<PastedLineProblem>> ProblemsAsync(DashboardDb db, CancellationToken cancellationToken)
    {
        var existing = await ExistingAsync(db, cancellationToken);
        var problems = new List<PastedLineProblem>();
        var firstLines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (line, text, digits, problem) in _lines)
        {
            var why = digits.Length == 0 ? problem
                : existing.Contains(digits) ? $"{E164.Format(digits)} exists already."
                : !firstLines.TryAdd(digits, line) ? $"{E164.Format(digits)} stands already in line {firstLines[digits]}."
                : null;
            if (why is not null)
            {
                problems.Add(new PastedLineProblem(line, text, $"Line {line}: {why}"));
            }
        }

        return problems;
    }

    /// <summary>The digits of the other lines.</summary>
    internal IEnumerable<string> ValidDigits(List<PastedLineProblem> problems)
    {
        var bad = problems.Select(problem => problem.Line).ToHashSet();
        return _lines.Where(line => !bad.Contains(line.Line)).Select(line => line.Digits);
    }

    private static (int Line, string Text, string Digits, string Problem) Parse(int line, string text)
    {
        _ = E164.TryParse(text, out var digits, out var problem);
        return (line, text, digits, problem);
    }

    private async Task<HashSet<string>> ExistingAsync(DashboardDb db, CancellationToken cancellationToken)
    {
        var existing = new HashSet<string>(StringComparer.Ordinal);
        foreach (var batch in _lines.Select(line => line.Digits).Where(digits => digits.Length > 0).Distinct().Chunk(BatchSize))
        {
            existing.UnionWith(await db.DidNumbers.Where(did => batch.Contains(did.Digits)).Select(did => did.Digits).ToListAsync(cancellationToken));
        }

        return existing;
    }
}
