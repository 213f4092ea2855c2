using System.ComponentModel.DataAnnotations;
using System.Globalization;
using PhoneDashboard.Core.Fields;

namespace PhoneDashboard.Core.TimeSchedules;

/// <summary>A time schedule as typed. Its exceptions are not part of the form and stay as they are.</summary>
public class NewTimeSchedule : IValidatableObject
{
    /// <summary>The title.</summary>
    [Required(ErrorMessage = "Enter a title.")]
    [StringLength(TimeSchedule.TitleLength, ErrorMessage = "Use at most 100 characters.")]
    public string? Title { get; set; }

    /// <summary>IANA name of the zone the hours are local to, one of <see cref="TimeZones.All"/>.</summary>
    [Required(ErrorMessage = "Choose a time zone.")]
    public string? TimeZone { get; set; }

    /// <summary>
    /// The seven days, Monday first. A problem with a day's hours stands at the field of the day's English name, such as "Monday".
    /// </summary>
    public IReadOnlyList<WorkingDay> Days { get; init; } =
    [
        new(DayOfWeek.Monday), new(DayOfWeek.Tuesday), new(DayOfWeek.Wednesday), new(DayOfWeek.Thursday), new(DayOfWeek.Friday),
        new(DayOfWeek.Saturday), new(DayOfWeek.Sunday),
    ];

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var day in Days)
        {
            if ((day.Problem() ?? Overlap(day)) is { } problem)
            {
                yield return new(problem, [day.Day.ToString()]);
            }
        }
    }

    /// <summary>The hours of all days that have both times.</summary>
    public IEnumerable<WorkingRange> Ranges() => Days.SelectMany(day => day.Ranges());

    // Of two that overlap, one covers the beginning of the other: the problem stands at the day of the one that begins later.
    private string? Overlap(WorkingDay day)
    {
        var ranges = day.Ranges().ToList();
        return ranges.Where((range, index) =>
            ranges.Where((_, other) => other != index).Any(other => other.Covers(range.Day, range.From))).Any()
            ? "These ranges overlap. Change one of them."
            : Ranges().FirstOrDefault(other =>
                other.IsOverMidnight && other.LastDay == day.Day
                && ranges.Exists(range => other.Covers(range.Day, range.From))) is { } night
            ? string.Create(CultureInfo.InvariantCulture,
                $"{night.Day}’s hours last until {night.To:HH\\:mm} of this day. Change one of them.")
            : null;
    }
}

/// <summary>A time schedule that is being edited.</summary>
public sealed class TimeScheduleEdit : NewTimeSchedule, IVersionedEdit
{
    /// <summary>The schedule.</summary>
    public long Id { get; set; }

    /// <summary>The version it was read with (Specification 5, rule 10).</summary>
    public long Version { get; set; }
}

/// <summary>One weekday of a form: no hours means a day off.</summary>
/// <param name="day">The weekday.</param>
public sealed class WorkingDay(DayOfWeek day)
{
    /// <summary>The weekday.</summary>
    public DayOfWeek Day => day;

    /// <summary>The ranges in any order; they must not overlap (Specification 5, rule 9).</summary>
    public List<WorkingHours> Hours { get; init; } = [];

    /// <summary>The first thing wrong with the day, in words; or null.</summary>
    internal string? Problem()
    {
        if (Hours.Exists(hours => hours.From is null || hours.To is null))
        {
            return "Enter both times, or remove the range.";
        }

        return Hours.Exists(hours => hours.From == hours.To && hours.To != TimeOnly.MinValue)
            ? "A range must not end at the time it begins. Enter 00:00 twice for the whole day."
            : null;
    }

    /// <summary>The hours that have both times.</summary>
    internal IEnumerable<WorkingRange> Ranges() =>
        Hours.Where(hours => hours is { From: not null, To: not null })
            .Select(hours => new WorkingRange(Day, hours.From!.Value, hours.To!.Value));
}

/// <summary>One range of hours as typed.</summary>
public sealed class WorkingHours
{
    /// <summary>First minute, local time.</summary>
    public TimeOnly? From { get; set; }

    /// <summary>
    /// End, local time, exclusive; 00:00 is midnight at the end of the day, and before <see cref="From"/> it is on the next day.
    /// </summary>
    public TimeOnly? To { get; set; }
}
