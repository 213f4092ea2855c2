using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Download;
using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Core.Import;

/// <summary>The numbers that the cells of a batch of rows name.</summary>
internal sealed class ImportNumbers
{
    private static readonly char[] OthersBetween = ['|', ',', '\n'];

    private readonly Func<string, NumberReading> _read;
    private readonly bool _isOwn;
    private readonly Dictionary<string, NumberReading> _readings = new(StringComparer.Ordinal);
    private Dictionary<string, long> _dids = [], _internals = [];

    private ImportNumbers(bool isOwn, NumberReader reader) =>
        (_isOwn, _read) = (isOwn, isOwn ? NumberReader.ReadOwn : reader.Read);

    /// <summary>Reads all number columns of the rows, and finds the numbers that there are.</summary>
    internal static async Task<ImportNumbers> LoadAsync(
        DashboardDb db, ImportFile file, ImportMapping mapping, IEnumerable<ImportedRow> rows, CancellationToken cancellationToken)
    {
        var numbers = new ImportNumbers(file.IsOwn, await NumberReader.OfAsync(db, cancellationToken));
        var texts = (from row in rows
                     from column in mapping.Columns
                     where column.Field.HasNumbers
                     from text in Texts(row.Cells[column.Column])
                     select (IsDid: column.Field.Kind == ImportKind.DidNumbers, Text: text)).Distinct().ToLookup(
                         cell => cell.IsDid, cell => cell.Text);
        var dids = texts[true].SelectMany(numbers.DigitsOf).Distinct().ToArray();
        var internals = texts[false].Select(InternalNumber.Read).OfType<string>().SelectMany(WithZeros).Distinct().ToArray();
        numbers._dids = await db.DidNumbers.Where(did => dids.Contains(did.Digits))
            .ToDictionaryAsync(did => did.Digits, did => did.Id, StringComparer.Ordinal, cancellationToken);
        numbers._internals = await db.InternalNumbers.Where(number => internals.Contains(number.Digits))
            .ToDictionaryAsync(number => number.Digits, number => number.Id, StringComparer.Ordinal, cancellationToken);
        return numbers;
    }

    /// <summary>The texts of numbers in a cell: our file has <c>;</c> between them, the one for Excel <c>|</c>, others <c>,</c>.</summary>
    internal static IEnumerable<string> Texts(string cell) =>
        CsvEscapes.Split(cell).SelectMany(part => part.Split(
            OthersBetween, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>The DID Number that a text means, or why there is none.</summary>
    internal (long? Id, string? Problem) Did(string text)
    {
        if (DigitsOf(text).Where(_dids.ContainsKey).FirstOrDefault() is { } digits)
        {
            return (_dids[digits], null);
        }

        return _readings[text].Number is { } number
            ? (null, $"{E164.Format(number.Digits)} is not among the DID Numbers. Add it there first, or correct it.")
            : (null, _readings[text].Words);
    }

    /// <summary>The Internal Number that a text means, or why there is none.</summary>
    internal (long? Id, string? Problem) Internal(string text) => InternalNumber.Read(text) switch
    {
        null => (null, $"“{text}” is no Internal Number: these have 1 to {InternalNumber.MaxDigits} digits."),
        { } digits when _internals.TryGetValue(digits, out var id) => (id, null),
        { } digits when WithZeros(digits).FirstOrDefault(_internals.ContainsKey) is { } whole =>
            (null, $"There is no Internal Number {digits}, but {whole}: a spreadsheet may have taken its zeros away. Put it in as text."),
        { } digits => (null, $"There is no Internal Number {digits}. Add it under Numbers first, or correct it."),
    };

    // What was stored before there was a rule is found by its digits as they stand.
    private IEnumerable<string> DigitsOf(string text)
    {
        if (_isOwn)
        {
            yield return text.TrimStart('+');
        }

        if (!_readings.TryGetValue(text, out var reading))
        {
            _readings.Add(text, reading = _read(text));
        }

        if (reading.Number is { } number)
        {
            yield return number.Digits;
        }
    }

    private static IEnumerable<string> WithZeros(string digits)
    {
        for (var length = digits.Length; length <= InternalNumber.MaxDigits; length++)
        {
            yield return digits.PadLeft(length, '0');
        }
    }
}
