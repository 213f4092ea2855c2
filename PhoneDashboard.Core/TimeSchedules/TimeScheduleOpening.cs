namespace PhoneDashboard.Core.TimeSchedules;

/// <summary>
/// A stretch of time in which a schedule is open, exceptions and changes of the clock reckoned in: the engine knows no time zones
/// (Specification 10). Computed from the schedule at each save and once a day.
/// </summary>
public sealed class TimeScheduleOpening
{
    /// <summary>Whose.</summary>
    public long TimeScheduleId { get; set; }

    /// <summary>First second, in seconds since 1970 UTC.</summary>
    public long FromUnix { get; set; }

    /// <summary>End, exclusive, in seconds since 1970 UTC.</summary>
    public long ToUnix { get; set; }
}
