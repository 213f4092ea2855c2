namespace PhoneDashboard.Core.TimeSchedules;

/// <summary>A time schedule as a list of choices shows it.</summary>
/// <param name="Id">The schedule.</param>
/// <param name="Title">Its title.</param>
/// <param name="TimeZone">IANA name of its zone.</param>
public sealed record TimeScheduleOption(long Id, string Title, string TimeZone);
