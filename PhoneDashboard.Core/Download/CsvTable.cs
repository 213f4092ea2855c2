using CsvHelper;
using PhoneDashboard.Core.Fields;

namespace PhoneDashboard.Core.Download;

/// <summary>
/// The columns of one kind of file, in order, and how a file of them is written: UTF-8 with byte order mark, CRLF, RFC 4180 but for the
/// separator (Specification 4.8).
/// </summary>
/// <typeparam name="TRow">The table's row.</typeparam>
internal sealed class CsvTable<TRow>
{
    private const int BatchSize = 500;

    private readonly List<string> _headers = [];
    private readonly List<Action<CsvCells, TRow>> _cells = [];

    /// <summary>A column of a field, under its label.</summary>
    internal CsvTable<TRow> Text(Field field, Func<TRow, string?> value) => Text(field.Label, value);

    /// <summary>A column of a switch, under its label: "Yes" or "No".</summary>
    internal CsvTable<TRow> YesNo(Field field, Func<TRow, bool> value) => YesNo(field.Label, value);

    /// <summary>A column of text, or of a number that is kept as text.</summary>
    internal CsvTable<TRow> Text(string header, Func<TRow, string?> value) => Add(header, (cells, row) => cells.Text(value(row)));

    /// <summary>A column of several texts.</summary>
    internal CsvTable<TRow> Texts(string header, Func<TRow, IEnumerable<string>> values) =>
        Add(header, (cells, row) => cells.Texts(values(row)));

    /// <summary>A column of several texts that the row has joined already, by <paramref name="between"/>.</summary>
    internal CsvTable<TRow> Joined(string header, char between, Func<TRow, string?> values) =>
        Add(header, (cells, row) => cells.Joined(values(row), between));

    /// <summary>A column of public numbers, E.164 digits without plus, that the row has joined already.</summary>
    internal CsvTable<TRow> Numbers(string header, char between, Func<TRow, string?> digits) =>
        Add(header, (cells, row) => cells.Numbers(digits(row), between));

    /// <summary>A column of public numbers, E.164 digits without plus.</summary>
    internal CsvTable<TRow> Numbers(string header, Func<TRow, IEnumerable<string>> digits) =>
        Numbers(header, ' ', row => string.Join(' ', digits(row)));

    /// <summary>A column of a switch: "Yes" or "No".</summary>
    internal CsvTable<TRow> YesNo(string header, Func<TRow, bool> value) => Text(header, row => value(row) ? "Yes" : "No");

    /// <summary>A column of counts, which Excel takes for numbers.</summary>
    internal CsvTable<TRow> Count(string header, Func<TRow, int> value) => Add(header, (cells, row) => cells.Count(value(row)));

    /// <summary>A column of times, local to the zone: 2026-03-02 09:00:00; empty for none.</summary>
    internal CsvTable<TRow> Time(string header, TimeZoneInfo zone, Func<TRow, DateTime?> utc) =>
        Add(header, (cells, row) => cells.Time(utc(row) is { } time ? TimeZoneInfo.ConvertTimeFromUtc(time, zone) : null));

    /// <summary>All columns of another kind of file, of a part of the row.</summary>
    internal CsvTable<TRow> Of<TPart>(CsvTable<TPart> other, Func<TRow, TPart> part)
    {
        foreach (var (header, cell) in other._headers.Zip(other._cells))
        {
            Add(header, (cells, row) => cell(cells, part(row)));
        }

        return this;
    }

    /// <summary>
    /// Writes the file. Rows are read, filled and written batch by batch, so that memory does not grow with the table. Each batch waits for
    /// its turn, but none holds it while a slow browser takes the bytes.
    /// </summary>
    /// <param name="stream">Written asynchronously, and left open.</param>
    /// <param name="format">For whom.</param>
    /// <param name="rows">Read once.</param>
    /// <param name="fill">Adds to a batch of rows what the query could not bring along.</param>
    /// <param name="turns">How many files may be at work at once.</param>
    /// <param name="cancellationToken">Ends it where it is.</param>
    internal async Task WriteAsync(
        Stream stream,
        CsvFormat format,
        IAsyncEnumerable<TRow> rows,
        Func<IReadOnlyList<TRow>, Task> fill,
        SemaphoreSlim turns,
        CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        var options = CsvWriterOptions.Default with { WriteByteOrderMark = true, NewLine = "\r\n", Separator = format.Separator };
        await using var csv = CsvWriter.Create(buffer, options, leaveOpen: true);
        csv.WriteHeader(_headers.ToArray());
        var cells = new CsvCells(csv, format);
        await using var batches = rows.Chunk(BatchSize).GetAsyncEnumerator(cancellationToken);
        for (var more = true; more;)
        {
            await turns.WaitAsync(cancellationToken);
            try
            {
                more = await batches.MoveNextAsync();
                if (more)
                {
                    await fill(batches.Current);
                    await WriteAsync(csv, cells, batches.Current, cancellationToken);
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException && cancellationToken.IsCancellationRequested)
            {
                // The statement was interrupted.
                throw new OperationCanceledException("The browser went away.", exception, cancellationToken);
            }
            finally
            {
                turns.Release();
            }

            await csv.FlushAsync(cancellationToken);
            await stream.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), cancellationToken);
            buffer.SetLength(0);
        }
    }

    private async Task WriteAsync(CsvWriter csv, CsvCells cells, IReadOnlyList<TRow> batch, CancellationToken cancellationToken)
    {
        foreach (var row in batch)
        {
            _cells.ForEach(write => write(cells, row));
            await csv.EndRecordAsync(cancellationToken);
        }
    }

    private CsvTable<TRow> Add(string header, Action<CsvCells, TRow> cell)
    {
        _headers.Add(header);
        _cells.Add(cell);
        return this;
    }
}
