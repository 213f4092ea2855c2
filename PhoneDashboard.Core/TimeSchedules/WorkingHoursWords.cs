using System.Globalization;

namespace PhoneDashboard.Core.TimeSchedules;

/// <summary>Weekly hours in a few words.</summary>
public static class WorkingHoursWords
{
    private static readonly DayOfWeek[] Week =
        [
            DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday,
            DayOfWeek.Sunday,
        ];

    /// <summary>The days with hours: "Mon–Fri, Sun", or "None".</summary>
    public static string Days(IEnumerable<WorkingRange> ranges)
    {
        var days = ranges.Select(range => range.Day).ToHashSet();
        return days.Count == 0 ? "None" : Runs(days);
    }

    /// <summary>
    /// The hours, with the days before them where they are not the same on all: "Mon–Thu 09:00–12:00, 13:00–17:00; Fri
    /// 09:00–13:00"; or "None".
    /// </summary>
    public static string Hours(IEnumerable<WorkingRange> ranges)
    {
        var groups = ranges.GroupBy(range => range.Day)
            .OrderBy(day => Array.IndexOf(Week, day.Key))
            .GroupBy(day => string.Join(", ", day.OrderBy(range => range.From).Select(Text)), day => day.Key)
            .ToList();
        return groups.Count switch
        {
            0 => "None",
            1 => groups[0].Key,
            _ => string.Join("; ", groups.Select(group => $"{Runs(group.ToHashSet())} {group.Key}")),
        };
    }

    private static string Text(WorkingRange range) => string.Create(
        CultureInfo.InvariantCulture,
        $"{range.From:HH\\:mm}–{(range.To == TimeOnly.MinValue ? "24:00" : range.To.ToString("HH\\:mm", CultureInfo.InvariantCulture))}");

    /// <summary>"Mon–Wed, Fri": days in a row joined by a dash, from three on.</summary>
    private static string Runs(HashSet<DayOfWeek> days)
    {
        var runs = new List<string>();
        for (var start = 0; start < Week.Length; start++)
        {
            var end = start;
            while (end < Week.Length && days.Contains(Week[end]))
            {
                end++;
            }

            if (end - start > 2)
            {
                runs.Add($"{Short(start)}–{Short(end - 1)}");
            }
            else
            {
                runs.AddRange(Enumerable.Range(start, end - start).Select(Short));
            }

            start = end;
        }

        return string.Join(", ", runs);
    }

    private static string Short(int day) => CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedDayNames[(int)Week[day]];
}
