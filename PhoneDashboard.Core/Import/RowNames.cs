namespace PhoneDashboard.Core.Import;

/// <summary>What a row calls the person.</summary>
/// <param name="First">The first name; null where no column has it.</param>
/// <param name="Last">The last name; null where no column has it.</param>
internal sealed record RowNames(string? First, string? Last)
{
    /// <summary>"First Last"; empty where the row does not say.</summary>
    internal string Full => $"{First} {Last}".Trim();

    /// <summary>Of one cell: <c>Last, First</c>, else the last word is the last name.</summary>
    internal static RowNames Of(ImportedRow row, ImportMapping mapping)
    {
        if (mapping.ColumnOf(ImportFields.FullName) is not { } column)
        {
            return new RowNames(Cell(ImportFields.FirstName), Cell(ImportFields.LastName));
        }

        var name = TypedText.Clean(row.Cells[column]);
        return name.Split(',', StringSplitOptions.TrimEntries) is [var last, var first] ? new RowNames(first, last)
            : name.LastIndexOf(' ') is > 0 and var space ? new RowNames(name[..space].TrimEnd(), name[(space + 1)..])
            : new RowNames(name, null);

        string? Cell(ImportField field) => mapping.ColumnOf(field) is { } at ? TypedText.Clean(row.Cells[at]) : null;
    }
}
