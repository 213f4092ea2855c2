using System.ComponentModel.DataAnnotations;

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

    /// <summary>The seven days, Monday first. A problem with a day's hours stands at the field of the day's English name, such as "Monday".</summary>
    public IReadOnlyList<WorkingDay> Days { get; init; } =
    [
        new(DayOfWeek.Monday), new(DayOfWeek.Tuesday), new(DayOfWeek.Wednesday), new(DayOfWeek.Thursday), new(DayOfWeek.Friday), new(DayOfWeek.Saturday), new(DayOfWeek.Sunday),
    ];

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!TimeZones.IsKnown(TimeZone))
        {
            yield return new("This time zone is not known. Choose one from the list.", [nameof(TimeZone)]);
        }

        foreach (var day in Days)
        {
            if (day.Problem() is { } problem)
            {
                yield return new(problem, [day.Day.ToString()]);
            }
        }
    }

    /// <summary>The hours of all days; only of a valid schedule.</summary>
    internal IEnumerable<WorkingRange> Ranges() => Days.SelectMany(day => day.Hours.Select(hours => new WorkingRange(day.Day, hours.From!.Value, hours.To!.Value)));
}

/// <summary>A time schedule that is being edited.</summary>
public sealed class TimeScheduleEdit : NewTimeSchedule
{
    /// <summary>The schedule.</summary>
    public long Id { get; set; }

    /// <summary>The version it was read with (SPEC section 5, rule 10).</summary>
    public long Version { get; set; }
}

/// <summary>One weekday of a form: no hours means a day off.</summary>
/// <param name="day">The weekday.</param>
public sealed class WorkingDay(DayOfWeek day)
{
    /// <summary>The weekday.</summary>
    public DayOfWeek Day => day;

    /// <summary>The ranges in any order; they must not overlap (SPEC section 5, rule 9).</summary>
    public List<WorkingHours> Hours { get; init; } = [];

    /// <summary>The first thing wrong with the day, in words; or null.</summary>
    internal string? Problem()
    {
        if (Hours.Exists(hours => hours.From is null || hours.To is null))
        {
            return "Enter both times, or remove the range.";
        }

        if (Hours.Exists(hours => hours.From >= hours.To && hours.To != TimeOnly.MinValue))
        {
            return "Each range must end after it begins. Enter 00:00 as the end for midnight.";
        }

        var ordered = Hours.OrderBy(hours => hours.From).ToList();
        var overlap = ordered.Zip(ordered.Skip(1)).Any(pair => pair.First.To == TimeOnly.MinValue || pair.First.To > pair.Second.From);
        return overlap ? "These ranges overlap. Change one of them." : null;
    }
}

/// <summary>One range of hours as typed.</summary>
public sealed class WorkingHours
{
    /// <summary>First minute, local time.</summary>
    public TimeOnly? From { get; set; }

    /// <summary>End, local time, exclusive; 00:00 is midnight at the end of the day.</summary>
    public TimeOnly? To { get; set; }
}
