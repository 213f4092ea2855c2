using System.Globalization;
using System.Text;
using CsvHelper;
using PhoneDashboard.Core.Download;

namespace PhoneDashboard.Core.Import;

/// <summary>A CSV file that somebody has chosen: its columns and its rows as texts (Specification 4.10).</summary>
public sealed class ImportFile
{
    /// <summary>The largest file, in bytes.</summary>
    public const int MaxBytes = 8_000_000;

    /// <summary>The most rows, the header not counted.</summary>
    public const int MaxRows = 10_000;

    private ImportFile(string name, IReadOnlyList<string> headers, IReadOnlyList<ImportedRow> rows) =>
        (Name, Headers, Rows) = (name, headers, rows);

    /// <summary>The name it was chosen by.</summary>
    public string Name { get; }

    /// <summary>What the columns are called, in their order; "Column 3" where the file says nothing.</summary>
    public IReadOnlyList<string> Headers { get; }

    /// <summary>The rows that have something in a cell.</summary>
    public IReadOnlyList<ImportedRow> Rows { get; }

    /// <summary>All its columns are ours: their meaning is known, and bare digits in it are E.164 (Specification 5, rule 3).</summary>
    public bool IsOwn => Headers.All(header => ImportFields.IsOurs(header));

    /// <summary>
    /// Reads a file, whatever it is encoded in, separated by (comma, semicolon, tab, or what <c>sep=</c> says) and whatever ends its lines.
    /// Invalid, in words: it is empty, too large, no CSV file, or has a quotation mark that is never closed.
    /// </summary>
    /// <param name="name">What it is called.</param>
    /// <param name="bytes">All of it.</param>
    public static Result<ImportFile> Read(string name, byte[] bytes)
    {
        if (bytes.Length > MaxBytes)
        {
            return Refused($"{name} is larger than {MaxBytes / 1_000_000} MB. Divide it into several files.");
        }

        if (bytes is [0x50, 0x4B, 0x03, 0x04, ..] or [0xD0, 0xCF, 0x11, 0xE0, ..])
        {
            return Refused($"{name} is a workbook. Open it in the spreadsheet, save it as “CSV UTF-8”, and choose that file.");
        }

        var text = ImportText.Of(bytes);
        if (string.IsNullOrWhiteSpace(text))
        {
            return Refused($"{name} is empty.");
        }

        return text.Contains('\0', StringComparison.Ordinal)
            ? Refused($"{name} is no text. Save the table as CSV, and choose that file.")
            : Read(name, text);
    }

    private static Result<ImportFile> Read(string name, string text)
    {
        var open = 0L;
        var options = CsvReaderOptions.Default with
        {
            SkipEmptyLines = false, // spreadsheets count them, and so do the numbers of rows
            OnMalformedRecord = record => open = record.Reason == CsvMalformedReason.UnterminatedQuote ? record.RecordNumber : open,
        };
        using var csv = CsvReader.Create(Encoding.UTF8.GetBytes(text), options);
        csv.ReadHeader();
        var headers = csv.Headers.ToList();
        var rows = new List<ImportedRow>();
        while (csv.Read())
        {
            var cells = Enumerable.Range(0, headers.Count).Select(column => Shown(csv.GetString(column))).ToArray();
            if (!Array.TrueForAll(cells, string.IsNullOrWhiteSpace))
            {
                rows.Add(new ImportedRow((int)csv.RowNumber + 1, cells));
            }

            if (rows.Count > MaxRows)
            {
                return Refused(string.Create(
                    CultureInfo.InvariantCulture, $"{name} has more than {MaxRows:N0} rows. Divide it into several files."));
            }
        }

        return open > 0
                ? Refused($"Row {open} of {name} has a quotation mark that is never closed. Close it, and choose the file again.")
            : rows.Count == 0 ? Refused($"{name} has no rows below its first one, which names the columns.")
            : new ImportFile(name, [.. headers.Select((header, column) => Title(header, column))], rows);
    }

    private static string Title(string header, int column) =>
        TypedText.Clean(Shown(header)) is { Length: > 0 } title
            ? title
            : string.Create(CultureInfo.InvariantCulture, $"Column {column + 1}");

    /// <summary>What our file for Excel shows as 007 is written as <c>="007"</c>.</summary>
    private static string Shown(string cell) =>
        cell is ['=', '"', .., '"'] && cell.Length > 3 ? cell[2..^1] : CsvEscapes.WithoutMark(cell);

    private static Problem Refused(string message) => new(ProblemKind.Invalid, message);
}
