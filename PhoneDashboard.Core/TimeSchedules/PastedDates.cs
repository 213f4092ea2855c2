using System.Globalization;
using System.Text.RegularExpressions;

namespace PhoneDashboard.Core.TimeSchedules;

/// <summary>
/// Reads a list of dates such as public holidays, one a line: as ISO 8601 writes them or as people of a country do, from one to another or
/// alone, with a name before or behind. What can be read in more than one way is not guessed.
/// </summary>
public static partial class PastedDates
{
    private const int LongestLine = 400;

    /// <summary>Every line that has something in it.</summary>
    /// <param name="text">Lines.</param>
    /// <param name="country">Whose way to write dates it is: two letters (ISO 3166); null where none is set.</param>
    public static IReadOnlyList<PastedDate> Read(string text, string? country)
    {
        var words = DateWords.Of(country);
        return [.. text.ReplaceLineEndings("\n").Split('\n')
            .Select((line, index) => (Text: TypedText.Clean(line.Replace('\t', ' ')), Number: index + 1))
            .Where(line => line.Text.Length > 0)
            .Select(line => ReadLine(line.Number, line.Text, words))];
    }

    private static PastedDate ReadLine(int number, string line, DateWords words)
    {
        if (line.Length > LongestLine)
        {
            return Refused(line[..LongestLine] + "…", "This line is too long for a date and a name.");
        }

        if (TypedText.Problem(line) is { } odd)
        {
            return Refused(line, odd);
        }

        if (Find(line, words) is not { } from)
        {
            return Refused(line, "There is no date in this line. Write it as 2027-12-25.");
        }

        var to = from;
        if (Until().Match(line, from.End) is { Success: true } until && until.Index == from.End
            && Find(line[(until.Index + until.Length)..], words) is { Start: 0 } second)
        {
            to = second with { End = second.End + until.Index + until.Length };
        }

        if ((from.Problem ?? to.Problem) is { } problem)
        {
            return Refused(line, problem);
        }

        var name = NameOf(line[..from.Start], line[to.End..], words);
        return name?.Length > TimeScheduleException.NameLength
                ? Refused(line, $"The name is too long. Use at most {TimeScheduleException.NameLength} characters.")
            : to.Day < from.Day ? Refused(line, "The second date is before the first.")
            : new PastedDate(number, line, from.Day, to.Day, name, Problem: null);

        PastedDate Refused(string shown, string why) => new(number, shown, From: null, To: null, Name: null, why);
    }

    /// <summary>The first date in a text, or the first that would be one and is none; null when there is nothing like it.</summary>
    private static Found? Find(string text, DateWords words) => Figures().Matches(text).Select(match => OfFigures(match, words))
        .Concat(YearFirst().Matches(text).Select(match =>
            Date(match, Number(match, "y"), Number(match, "m"), Number(match, "d"))))
        .Concat(DayAndWord().Matches(text).Concat(WordAndDay().Matches(text))
            .Where(match => words.Month(match.Groups["m"].Value) is not null)
            .Select(match => Date(match, Number(match, "y"), words.Month(match.Groups["m"].Value)!.Value, Number(match, "d"))))
        .OrderBy(found => found.Start).ThenByDescending(found => found.End)
        .Select(found => (Found?)found).FirstOrDefault();

    /// <summary>Two figures and a year: which of them is the month is up to the country.</summary>
    private static Found OfFigures(Match match, DateWords words)
    {
        var (one, other, year) = (Number(match, "a"), Number(match, "b"), Number(match, "y"));
        if (match.Groups["y"].Length != 4)
        {
            return Wrong(match, "Write the year in four figures, as in 2027-12-25.");
        }

        if (words.IsMonthFirst is not { } isMonthFirst)
        {
            return one == other || other > 12 ? Date(match, year, one, other)
                : one > 12 ? Date(match, year, other, one)
                : Wrong(match, "It can be read in two ways. Write "
                    + string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{one:00}-{other:00} or {year:0000}-{other:00}-{one:00}."));
        }

        var (month, day) = isMonthFirst ? (one, other) : (other, one);
        return month > 12 && day <= 12
            ? Wrong(match, string.Create(CultureInfo.InvariantCulture,
                $"The {(isMonthFirst ? "month" : "day")} comes first in your country, and there is no month {month}. Write ")
                + string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{day:00}-{month:00} if you mean that."))
            : Date(match, year, month, day);
    }

    private static Found Date(Match match, int year, int month, int day) =>
        year is < ScheduleExceptionInput.FirstYear or > ScheduleExceptionInput.LastYear
            ? Wrong(match, $"Use a year from {ScheduleExceptionInput.FirstYear} to {ScheduleExceptionInput.LastYear}.")
        : month is < 1 or > 12 ? Wrong(match, $"There is no month {month}.")
        : day < 1 || day > DateTime.DaysInMonth(year, month) ? Wrong(match, string.Create(CultureInfo.InvariantCulture,
            $"There is no {day} {CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month)} {year}."))
        : new Found(match.Index, match.Index + match.Length, new DateOnly(year, month, day), Problem: null);

    private static Found Wrong(Match match, string problem) => new(match.Index, match.Index + match.Length, default, problem);

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    /// <summary>What stands behind the date, else what stands before it; a weekday and a number of the line are no name.</summary>
    private static string? NameOf(string before, string behind, DateWords words) =>
        new[] { behind, before }.Select(Trimmed).FirstOrDefault(text => text.Any(char.IsLetter) && !words.IsWeekday(text)) is { } name
            ? TypedText.Clean(Trimmed(WithoutWeekday(name, words)))
            : null;

    private static string WithoutWeekday(string text, DateWords words) =>
        text.Split([' ', ','], 2) is [var first, var rest] && words.IsWeekday(first) && rest.Any(char.IsLetter) ? rest : text;

    private static string Trimmed(string text) => text.Trim(' ', '\u00A0', ',', ';', ':', '|', '·', '•', '–', '—', '-', '"', '.');

    // 25.12.2027, 25/12/2027, 25 - 12 - 2027, 1. 1. 2027; the year of two figures is read to be refused by name.
    [GeneratedRegex(@"(?<![0-9])(?<a>[0-9]{1,2})\s?(?<s>[-./])\s?(?<b>[0-9]{1,2})\s?\k<s>\s?(?<y>[0-9]{2}|[0-9]{4})(?![0-9])",
        RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Figures();

    // 2027-12-25, 2027/12/25, 2027. 12. 25., 20271225, 2027年12月25日, 2027년 12월 25일, and the time of midnight that a calendar adds.
    [GeneratedRegex(@"(?<![0-9])(?:(?<y>[0-9]{4})\s?(?:(?<s>[-./])\s?(?<m>[0-9]{1,2})\s?\k<s>\s?(?<d>[0-9]{1,2})(?![0-9])\.?"
        + @"|[年년]\s?(?<m>[0-9]{1,2})\s?[月월]\s?(?<d>[0-9]{1,2})\s?[日일])(?:T?\s?00:00(?::00)?Z?)?"
        + @"|(?<y>[0-9]{4})(?<m>[0-9]{2})(?<d>[0-9]{2})(?![0-9]))",
        RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex YearFirst();

    // 25 December 2027, 25. Dezember 2027, 25th of December, 2027, 25 de diciembre de 2027, 1er janvier 2027, 25-Dec-2027.
    [GeneratedRegex(@"(?<![0-9])(?<d>[0-9]{1,2})(?:st|nd|rd|th|er|º|ª|°)?[-./\s]{0,3}(?:(?:of|de)\s)?(?<m>\p{L}[\p{L}\p{M}]{1,19})"
        + @"[-./,\s]{0,3}(?:del?\s)?(?<y>[0-9]{4})(?![0-9])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DayAndWord();

    // December 25, 2027
    [GeneratedRegex(@"(?<!\p{L})(?<m>\p{L}[\p{L}\p{M}]{1,19})\.?\s(?<d>[0-9]{1,2})(?:st|nd|rd|th)?,?\s(?<y>[0-9]{4})(?![0-9])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WordAndDay();

    [GeneratedRegex(@"\s*(?:–|—|-|to\b|until\b|bis\b)\s*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Until();

    /// <summary>A date in a text.</summary>
    private readonly record struct Found(int Start, int End, DateOnly Day, string? Problem);
}
