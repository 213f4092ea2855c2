namespace PhoneDashboard.Core.Download;

/// <summary>For whom the file is written.</summary>
public enum CsvFormat
{
    /// <summary>For other systems: every value exact (RFC 4180), several in a cell joined by <c>;</c>.</summary>
    Plain,

    /// <summary>
    /// For Excel in a language that writes 1.5: columns by <c>,</c>. A cell that Excel would turn into a number, a date, a time or a power
    /// is written as <c>="007"</c>, which it shows as the text 007; several values in a cell are joined by <c>|</c>, which makes no number
    /// of them.
    /// </summary>
    ExcelComma,

    /// <summary>The same for Excel in a language that writes 1,5: columns by <c>;</c>.</summary>
    ExcelSemicolon,
}
