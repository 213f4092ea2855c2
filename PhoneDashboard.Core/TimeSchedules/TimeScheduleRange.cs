using System.Globalization;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.TimeSchedules;

/// <summary>Working hours that begin on one weekday; several per day, without overlap. See <see cref="WorkingRange"/>.</summary>
public sealed class TimeScheduleRange : IAggregatePart
{
    /// <summary>Given by the database.</summary>
    public long Id { get; set; }

    /// <summary>Whose hours they are.</summary>
    public long TimeScheduleId { get; set; }

    /// <summary>Whose hours they are.</summary>
    public TimeSchedule TimeSchedule { get; set; } = null!;

    /// <summary>The weekday.</summary>
    public DayOfWeek Day { get; set; }

    /// <summary>First minute, local time.</summary>
    public TimeOnly From { get; set; }

    /// <summary>
    /// End, local time, exclusive; 00:00 is midnight at the end of the day, and before <see cref="From"/> it is on the next day.
    /// </summary>
    public TimeOnly To { get; set; }

    IAggregate? IAggregatePart.Root => TimeSchedule;

    string IAggregatePart.AuditField => nameof(TimeSchedule.Ranges);

    string IAggregatePart.AuditText => string.Create(CultureInfo.InvariantCulture, $"{Day} {From:HH\\:mm}-{To:HH\\:mm}");

    string? IAggregatePart.AuditKey => WorkingHoursKey.Of(Day, From, To);

    int IAggregatePart.AuditOrder => ((int)Day * 24 * 60) + (int)From.ToTimeSpan().TotalMinutes;
}
