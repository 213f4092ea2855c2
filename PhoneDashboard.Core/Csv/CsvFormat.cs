namespace PhoneDashboard.Core.Csv;

/// <summary>For whom the file is written.</summary>
public enum CsvFormat
{
    /// <summary>For other systems: every value exact (RFC 4180).</summary>
    Plain,

    /// <summary>For Excel: a cell of digits only is written as <c>="007"</c>, which a spreadsheet shows as the text 007 instead of the number 7.</summary>
    Excel,
}
