namespace PhoneDashboard.Core.TimeSchedules;

/// <summary>A time schedule in its table.</summary>
public sealed class TimeScheduleRow
{
    /// <summary>The schedule.</summary>
    public required long Id { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>IANA name of its zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>How many users follow it.</summary>
    public required int Users { get; init; }

    /// <summary>How many objects of call flows branch by it.</summary>
    public required int CallFlowObjects { get; init; }

    /// <summary>How many exceptions it has.</summary>
    public required int Exceptions { get; init; }

    /// <summary>The weekly hours, in no order.</summary>
    public required IReadOnlyList<WorkingRange> Ranges { get; init; }

    /// <summary>"Mon–Fri", or "None".</summary>
    public string WorkingDays => WorkingHoursWords.Days(Ranges);

    /// <summary>"09:00–17:00", or per group of days where they differ: "Mon–Thu 09:00–17:00; Fri 09:00–13:00".</summary>
    public string WorkingHours => WorkingHoursWords.Hours(Ranges);
}

/// <summary>Working hours that begin on one weekday.</summary>
/// <param name="Day">The weekday.</param>
/// <param name="From">First minute, local time.</param>
/// <param name="To">End, local time, exclusive; 00:00 is midnight at the end of the day, and before <paramref name="From"/> it is on the
/// next day.</param>
public sealed record WorkingRange(DayOfWeek Day, TimeOnly From, TimeOnly To)
{
    /// <summary>It goes on after midnight.</summary>
    public bool IsOverMidnight => TimeOnly.MinValue < To && To < From;

    /// <summary>The weekday on which it ends.</summary>
    public DayOfWeek LastDay => IsOverMidnight ? (DayOfWeek)(((int)Day + 1) % 7) : Day;

    /// <summary>This time of this weekday is in it.</summary>
    public bool Covers(DayOfWeek day, TimeOnly time) =>
        (day == Day && time >= From && (To <= From || time < To)) || (IsOverMidnight && day == LastDay && time < To);

    /// <summary>
    /// The moment is in it by the clock on the wall: on the days when clocks are changed a night is an hour longer or shorter, an hour that
    /// comes twice counts twice, and one that is left out never.
    /// </summary>
    public bool Covers(DateTime utc, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTimeFromUtc(utc, zone) is var local && Covers(local.DayOfWeek, TimeOnly.FromDateTime(local));
}

/// <summary>A time schedule as a list of choices shows it.</summary>
/// <param name="Id">The schedule.</param>
/// <param name="Title">Its title.</param>
/// <param name="TimeZone">IANA name of its zone.</param>
public sealed record TimeScheduleOption(long Id, string Title, string TimeZone);
