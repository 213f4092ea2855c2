namespace PhoneDashboard.Core.TimeSchedules;

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
