namespace PhoneDashboard.Core.TimeSchedules;

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
