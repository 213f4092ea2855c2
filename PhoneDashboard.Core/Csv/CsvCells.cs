using System.Buffers;
using System.Globalization;
using CsvHelper;

namespace PhoneDashboard.Core.Csv;

/// <summary>
/// Writes the cells of one row. CsvHelper's own escape of formulas is off, because it would disable <see cref="CsvFormat.Excel"/>'s <c>="007"</c> as well: all text goes
/// through <see cref="Text"/>, which escapes it (SPEC 4.8; OWASP, "CSV Injection").
/// </summary>
internal sealed class CsvCells(CsvWriter csv, CsvFormat format)
{
    private static readonly SearchValues<char> FormulaStarts = SearchValues.Create("=+-@\t\r");

    /// <summary>Text as typed by somebody. What a spreadsheet would run as a formula gets an apostrophe in front.</summary>
    internal void Text(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            csv.WriteField("");
        }
        else if (FormulaStarts.Contains(text[0]))
        {
            csv.WriteField("'" + text);
        }
        else if (format == CsvFormat.Excel && text.All(char.IsAsciiDigit))
        {
            // The only formula that is ever written: between its quotes are digits and nothing else, so nothing typed can break out of it.
            csv.WriteField($"=\"{text}\"");
        }
        else
        {
            csv.WriteField(text);
        }
    }

    /// <summary>A number to count with; never text.</summary>
    internal void Count(int count) => csv.WriteField(count, default, CultureInfo.InvariantCulture);
}
