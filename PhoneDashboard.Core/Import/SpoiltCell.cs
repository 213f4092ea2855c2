using System.Text.RegularExpressions;

namespace PhoneDashboard.Core.Import;

/// <summary>What a spreadsheet has made of a value that was right before it opened the file.</summary>
internal static partial class SpoiltCell
{
    /// <summary>What is wrong and what to do; null for a cell that is not spoilt.</summary>
    /// <param name="cell">As the file has it.</param>
    /// <param name="isNumber">The column has phone numbers or ids.</param>
    internal static string? Problem(string cell, bool isNumber) =>
        Error().IsMatch(cell) ? $"A spreadsheet left its error “{cell}” here. Put in what is meant."
        : cell.Length > 1 && cell.All(character => character == '#')
            ? "A spreadsheet wrote # because its column was too narrow. Put in what is meant."
        : isNumber && Power().IsMatch(cell)
            ? $"A spreadsheet has shortened this number to “{cell}”, and its last digits are lost. Put in all digits, as text."
        : null;

    [GeneratedRegex(@"^#(N/A|NV|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!|FIELD!)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Error();

    [GeneratedRegex(@"^[0-9]([.,][0-9]+)?[eE]\+?[0-9]+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Power();
}
