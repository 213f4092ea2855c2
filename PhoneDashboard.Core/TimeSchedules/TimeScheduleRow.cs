namespace PhoneDashboard.Core.TimeSchedules;

/// <summary>A time schedule in its table.</summary>
public sealed class TimeScheduleRow
{
    /// <summary>The schedule.</summary>
    public required long Id { get; init; }

    /// <inheritdoc cref="TimeSchedule.Title" />
    public required string Title { get; init; }

    /// <summary>IANA name of its zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>How many users follow it.</summary>
    public required int Users { get; init; }

    /// <summary>How many objects of call flows branch by it.</summary>
    public required int CallFlowObjects { get; init; }

    /// <summary>How many exceptions it has.</summary>
    public required int Exceptions { get; init; }

    /// <summary>The exception that is under way or comes next; null when none comes any more, and in a file.</summary>
    public UpcomingException? Upcoming { get; internal set; }

    /// <summary>The weekly hours, in no order.</summary>
    public required IReadOnlyList<WorkingRange> Ranges { get; init; }

    /// <summary>"Mon–Fri", or "None".</summary>
    public string WorkingDays => WorkingHoursWords.Days(Ranges);

    /// <summary>"09:00–17:00", or per group of days where they differ: "Mon–Thu 09:00–17:00; Fri 09:00–13:00".</summary>
    public string WorkingHours => WorkingHoursWords.Hours(Ranges);
}
