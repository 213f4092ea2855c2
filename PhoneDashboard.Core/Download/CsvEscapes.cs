using System.Buffers;
using System.Text;

namespace PhoneDashboard.Core.Download;

/// <summary>
/// What stands for what in the cells of our files, in both directions (Specification 4.8 and 4.10): the apostrophe before a text that a
/// spreadsheet would run, and the backslash before a sign that would end a value among several.
/// </summary>
internal static class CsvEscapes
{
    /// <summary>Between the values of a cell of the exact file.</summary>
    internal const char Joint = ';';

    private const char Mark = '\'', Escape = '\\';

    // The apostrophe itself too, so that a text that has one by itself keeps it.
    private static readonly SearchValues<char> Marked = SearchValues.Create("=+-@\t\r'");

    /// <summary>The text begins with a sign that is written behind an apostrophe.</summary>
    internal static bool NeedsMark(string text) => text.Length > 0 && Marked.Contains(text[0]);

    /// <summary>With the apostrophe in front, where there has to be one.</summary>
    internal static string WithMark(string text) => NeedsMark(text) ? Mark + text : text;

    /// <summary>Without the apostrophe that stands before such a sign; any other apostrophe is the text's own.</summary>
    internal static string WithoutMark(string text) => text.Length > 1 && text[0] == Mark && Marked.Contains(text[1]) ? text[1..] : text;

    /// <summary>Values that <paramref name="between"/> joins, as the exact file writes them: <c>;</c> in a value is <c>\;</c>.</summary>
    internal static string Join(string values, char between)
    {
        var escaped = values.AsSpan().ContainsAny(Escape, Joint)
            ? values.Replace(@"\", @"\\", StringComparison.Ordinal).Replace(";", @"\;", StringComparison.Ordinal)
            : values;
        return escaped.Replace(between, Joint);
    }

    /// <summary>The values of a cell, without the blanks around; none of an empty one.</summary>
    internal static IReadOnlyList<string> Split(string cell)
    {
        var (values, value) = (new List<string>(), new StringBuilder());
        for (var index = 0; index < cell.Length; index++)
        {
            if (cell[index] == Escape && index + 1 < cell.Length && cell[index + 1] is Escape or Joint)
            {
                value.Append(cell[++index]);
            }
            else if (cell[index] == Joint)
            {
                Add();
            }
            else
            {
                value.Append(cell[index]);
            }
        }

        Add();
        return values;

        void Add()
        {
            if (value.ToString().Trim() is { Length: > 0 } text)
            {
                values.Add(text);
            }

            value.Clear();
        }
    }
}
