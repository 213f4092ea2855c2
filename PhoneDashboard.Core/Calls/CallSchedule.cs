using PhoneDashboard.Core.TimeSchedules;

namespace PhoneDashboard.Core.Calls;

/// <summary>When a line can be called.</summary>
/// <param name="Title">The time schedule's title.</param>
/// <param name="Ranges">Its weekly hours.</param>
/// <param name="Exceptions">Days that differ from them.</param>
/// <param name="Zone">The zone both are local to.</param>
public sealed record CallSchedule(
    string Title, IReadOnlyList<WorkingRange> Ranges, IReadOnlyList<TimeScheduleException> Exceptions, TimeZoneInfo Zone);
