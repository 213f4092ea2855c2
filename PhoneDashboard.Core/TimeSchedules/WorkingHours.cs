namespace PhoneDashboard.Core.TimeSchedules;

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
