using PhoneDashboard.Core.Fields;

namespace PhoneDashboard.Core.TimeSchedules;

/// <summary>A time schedule that is being edited.</summary>
public sealed class TimeScheduleEdit : NewTimeSchedule, IVersionedEdit
{
    /// <summary>The schedule.</summary>
    public long Id { get; set; }

    /// <summary>The version it was read with (Specification 5, rule 10).</summary>
    public long Version { get; set; }
}
