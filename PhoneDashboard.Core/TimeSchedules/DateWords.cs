using System.Collections.Concurrent;
using System.Globalization;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.TimeSchedules;

/// <summary>
/// How a country writes dates: the names of its languages for months and weekdays, English ones besides, and what comes first in figures.
/// The names are those that the machine knows (Unicode CLDR).
/// </summary>
internal sealed class DateWords
{
    // Unicode CLDR, the short date of the country's languages: the month first in American English, which its territories follow. Canada
    // and the Philippines write both ways.
    private static readonly string[] MonthFirst = ["AS", "GU", "MP", "PR", "UM", "US", "VI"], BothWays = ["CA", "PH"];

    private static readonly ConcurrentDictionary<string, DateWords> Known = new(StringComparer.Ordinal);

    private readonly Dictionary<string, int> _months = new(StringComparer.Ordinal);
    private readonly HashSet<string> _weekdays = new(StringComparer.Ordinal);

    private DateWords(string country)
    {
        IsMonthFirst = country.Length == 0 || BothWays.Contains(country, StringComparer.Ordinal) ? null
            : MonthFirst.Contains(country, StringComparer.Ordinal);
        Add(CultureInfo.InvariantCulture.DateTimeFormat);
        foreach (var culture in CultureInfo.GetCultures(CultureTypes.SpecificCultures)
            .Where(culture => country.Length > 0 && culture.Name.EndsWith("-" + country, StringComparison.Ordinal)
                && culture.DateTimeFormat.Calendar is GregorianCalendar))
        {
            Add(culture.DateTimeFormat);
        }
    }

    /// <summary>Of 03/04/2027 the 3 is the month; null where it can be either.</summary>
    internal bool? IsMonthFirst { get; }

    /// <summary>Those of a country.</summary>
    /// <param name="country">Two letters (ISO 3166); null where none is set.</param>
    internal static DateWords Of(string? country) => Known.GetOrAdd(country ?? "", code => new DateWords(code));

    /// <summary>The month of a name, from 1; null for another word.</summary>
    internal int? Month(string word) => _months.TryGetValue(Key(word), out var month) ? month : null;

    /// <summary>It is the name of a weekday.</summary>
    internal bool IsWeekday(string word) => _weekdays.Contains(Key(word));

    private void Add(DateTimeFormatInfo format)
    {
        foreach (var names in new[]
        {
            format.MonthNames, format.MonthGenitiveNames, format.AbbreviatedMonthNames, format.AbbreviatedMonthGenitiveNames,
        })
        {
            for (var month = 1; month <= 12; month++)
            {
                if (Key(names[month - 1]) is { Length: > 0 } key && !char.IsDigit(key[0]))
                {
                    _months.TryAdd(key, month);
                }
            }
        }

        _weekdays.UnionWith(format.DayNames.Concat(format.AbbreviatedDayNames).Select(Key));
    }

    private static string Key(string word) => TextKey.Fold(word.Trim('.', ' '));
}
