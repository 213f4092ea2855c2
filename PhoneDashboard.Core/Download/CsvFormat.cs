namespace PhoneDashboard.Core.Download;

/// <summary>For whom the file is written.</summary>
/// <param name="Separator">Between columns.</param>
/// <param name="Joint">Between several values in a cell.</param>
/// <param name="ForExcel">
/// A cell that Excel would turn into a number, a date, a time or a power is written as <c>="007"</c>, which it shows as the text 007.
/// </param>
public sealed record CsvFormat(char Separator, char Joint, bool ForExcel)
{
    /// <summary>For other systems: every value exact (RFC 4180), several in a cell joined by <c>;</c>.</summary>
    public static CsvFormat Plain { get; } = new(',', ';', ForExcel: false);

    /// <summary>For Excel in a language that writes 1.5. Several values are joined by <c>|</c>, which makes no number of them.</summary>
    public static CsvFormat ExcelComma { get; } = new(',', '|', ForExcel: true);

    /// <summary>The same for Excel in a language that writes 1,5.</summary>
    public static CsvFormat ExcelSemicolon { get; } = ExcelComma with { Separator = ';' };

    /// <summary>Public numbers are written with <c>+</c> in front.</summary>
    public bool HasPlus { get; init; }
}
