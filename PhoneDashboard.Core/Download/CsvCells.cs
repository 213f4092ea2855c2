using System.Globalization;
using CsvHelper;

namespace PhoneDashboard.Core.Download;

/// <summary>
/// Writes the cells of one row. CsvHelper's own escape of formulas is off, because it would disable the <c>="007"</c> of the formats for
/// Excel as well: all text goes through <see cref="Text"/>, which escapes it (Specification 4.8; OWASP, "CSV Injection").
/// </summary>
internal sealed class CsvCells(CsvWriter csv, CsvFormat format)
{
    /// <summary>Excel refuses a longer text in a formula ("Excel specifications and limits", Microsoft).</summary>
    private const int LongestInFormula = 255;

    // The unit separator of ASCII, which is in no text that a person types.
    private const char Between = '\u001F';

    /// <summary>Text as typed by somebody. What a spreadsheet would run as a formula gets an apostrophe in front.</summary>
    internal void Text(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            csv.WriteField("");
        }
        else if (CsvEscapes.NeedsMark(text))
        {
            csv.WriteField(CsvEscapes.WithMark(text));
        }
        else if (format.ForExcel && MayBeNumber(text))
        {
            // The only formula that is ever written: there is no quote between its quotes, so nothing typed can break out of it.
            csv.WriteField($"=\"{text}\"");
        }
        else
        {
            csv.WriteField(text);
        }
    }

    /// <summary>Several texts in one cell.</summary>
    internal void Texts(IEnumerable<string> texts) => Joined(string.Join(Between, texts), Between);

    /// <summary>The same where they are joined already, by <paramref name="between"/>.</summary>
    internal void Joined(string? texts, char between) =>
        Text(texts is null || format.ForExcel ? texts?.Replace(between, format.Joint) : CsvEscapes.Join(texts, between));

    /// <summary>
    /// Public numbers, E.164 digits without plus, joined already by <paramref name="between"/>. Nothing typed is in them, so that a plus in
    /// front is no danger.
    /// </summary>
    internal void Numbers(string? digits, char between)
    {
        if (!format.HasPlus || string.IsNullOrEmpty(digits))
        {
            Joined(digits, between);
            return;
        }

        var written = "+" + digits.Replace(between.ToString(), $"{format.Joint}+", StringComparison.Ordinal);
        csv.WriteField(format.ForExcel && written.Length <= LongestInFormula ? $"=\"{written}\"" : written);
    }

    /// <summary>A number to count with; never text.</summary>
    internal void Count(int count) => csv.WriteField(count, default, CultureInfo.InvariantCulture);

    /// <summary>A time to reckon with; never text.</summary>
    internal void Time(DateTime? time) => csv.WriteField(time?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "");

    /// <summary>
    /// True for all that Excel may take for a number, date, time, power, fraction, share or amount, in any of its languages, and for some
    /// more: what has a digit, and nothing but letters (<c>MAR1</c>, <c>1E5</c>, <c>3月4日</c>), digits, spaces, signs of money and the marks
    /// that stand in such, in full width too.
    /// </summary>
    private static bool MayBeNumber(string text) => text.Length <= LongestInFormula && text.Any(char.IsDigit) && text.All(character =>
        char.IsLetterOrDigit(character) || "/.,:%()'’+／．，：％（）＇＋".Contains(character, StringComparison.Ordinal)
            || char.GetUnicodeCategory(character) is UnicodeCategory.SpaceSeparator
            or UnicodeCategory.DashPunctuation or UnicodeCategory.CurrencySymbol or UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark);
}
