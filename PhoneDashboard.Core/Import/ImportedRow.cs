namespace PhoneDashboard.Core.Import;

/// <summary>A row of a file.</summary>
/// <param name="Number">Its number as a spreadsheet shows it: the header is row 1.</param>
/// <param name="Cells">As many as there are columns, without what only protects a text from a spreadsheet.</param>
public sealed record ImportedRow(int Number, IReadOnlyList<string> Cells);
