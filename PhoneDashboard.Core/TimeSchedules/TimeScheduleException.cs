using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.TimeSchedules;

/// <summary>Days that differ from the weekly hours.</summary>
public sealed class TimeScheduleException : IAggregatePart
{
    /// <summary>The longest name, in characters.</summary>
    public const int NameLength = 100;

    /// <summary>Given by the database.</summary>
    public long Id { get; set; }

    /// <summary>Whose weekly hours it replaces.</summary>
    public long TimeScheduleId { get; set; }

    /// <summary>Whose weekly hours it replaces.</summary>
    public TimeSchedule TimeSchedule { get; set; } = null!;

    /// <summary>What it is called, such as a holiday.</summary>
    public required string Name { get; set; }

    /// <summary>Working or Non-working.</summary>
    public bool IsWorking { get; set; }

    /// <summary>How often it returns.</summary>
    public ExceptionRepeat Repeat { get; set; }

    /// <summary>Start, local to the schedule's zone.</summary>
    public DateTime FromLocal { get; set; }

    /// <summary>End, local to the schedule's zone, exclusive.</summary>
    public DateTime ToLocal { get; set; }

    IAggregate? IAggregatePart.Root => TimeSchedule;

    string IAggregatePart.AuditField => nameof(TimeSchedule.Exceptions);

    string IAggregatePart.AuditText => ScheduleExceptionWords.Of(Name, IsWorking, Repeat, FromLocal, ToLocal);

    string? IAggregatePart.AuditKey => ScheduleExceptionKey.Of(this);

    int IAggregatePart.AuditOrder => (FromLocal - DateTime.MinValue).Days;
}
