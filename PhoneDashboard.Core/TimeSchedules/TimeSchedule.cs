using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.TimeSchedules;

/// <summary>How often an exception returns.</summary>
public enum ExceptionRepeat
{
    /// <summary>Once.</summary>
    Once,

    /// <summary>Every month, on the same days.</summary>
    Monthly,

    /// <summary>Every year, on the same days.</summary>
    Yearly,
}

/// <summary>Weekly hours in an IANA time zone, with exceptions (Specification 5, rule 9).</summary>
public sealed class TimeSchedule : IAggregate, IFolded
{
    /// <summary>The longest title, in characters.</summary>
    public const int TitleLength = 100;

    /// <inheritdoc />
    public long Id { get; set; }

    /// <inheritdoc />
    [Unaudited]
    public long Version { get; set; }

    /// <summary>The title, unique when folded.</summary>
    public required string Title { get; set; }

    /// <summary>Folded title.</summary>
    [Unaudited]
    public string TitleKey { get; private set; } = "";

    /// <summary>IANA name, such as <c>Europe/Rome</c>.</summary>
    public required string TimeZone { get; set; }

    /// <summary>The weekly hours, local to the time zone.</summary>
    public List<TimeScheduleRange> Ranges { get; } = [];

    /// <summary>Days that differ from the weekly hours.</summary>
    public List<TimeScheduleException> Exceptions { get; } = [];

    string IAggregate.AuditName => Title;

    void IFolded.FoldKeys() => TitleKey = TextKey.Own(TitleKey, TextKey.Fold(Title), Id);
}

/// <summary>Working hours that begin on one weekday; several per day, without overlap. See <see cref="WorkingRange"/>.</summary>
public sealed class TimeScheduleRange : IAggregatePart
{
    /// <summary>Given by the database.</summary>
    public long Id { get; set; }

    /// <summary>The schedule.</summary>
    public long TimeScheduleId { get; set; }

    /// <summary>The schedule.</summary>
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

/// <summary>Days that differ from the weekly hours.</summary>
public sealed class TimeScheduleException : IAggregatePart
{
    /// <summary>The longest name, in characters.</summary>
    public const int NameLength = 100;

    /// <summary>Given by the database.</summary>
    public long Id { get; set; }

    /// <summary>The schedule.</summary>
    public long TimeScheduleId { get; set; }

    /// <summary>The schedule.</summary>
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

    string IAggregatePart.AuditText => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name} {(IsWorking ? "working" : "non-working")} {Repeat} {FromLocal:yyyy-MM-dd HH:mm}-{ToLocal:yyyy-MM-dd HH:mm}");

    int IAggregatePart.AuditOrder => FromLocal.DayOfYear;
}

internal sealed class TimeScheduleConfiguration : IEntityTypeConfiguration<TimeSchedule>
{
    public void Configure(EntityTypeBuilder<TimeSchedule> builder)
    {
        builder.ToTable("TimeSchedules");
        builder.Property(schedule => schedule.Title).HasMaxLength(TimeSchedule.TitleLength);
        builder.HasIndex(schedule => schedule.TitleKey).IsUnique();
        builder.HasIndex(schedule => schedule.TimeZone);
        builder.HasMany(schedule => schedule.Ranges)
            .WithOne(range => range.TimeSchedule)
            .HasForeignKey(range => range.TimeScheduleId)
            .OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(schedule => schedule.Exceptions)
            .WithOne(exception => exception.TimeSchedule)
            .HasForeignKey(exception => exception.TimeScheduleId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class TimeScheduleRangeConfiguration : IEntityTypeConfiguration<TimeScheduleRange>
{
    public void Configure(EntityTypeBuilder<TimeScheduleRange> builder)
    {
        builder.ToTable("TimeScheduleRanges", table =>
            table.HasCheckConstraint("CK_TimeScheduleRanges_FromTo", "\"From\" <> \"To\" OR \"To\" = '00:00:00'"));
        builder.HasIndex(range => new { range.TimeScheduleId, range.Day, range.From }).IsUnique();
    }
}

internal sealed class TimeScheduleExceptionConfiguration : IEntityTypeConfiguration<TimeScheduleException>
{
    public void Configure(EntityTypeBuilder<TimeScheduleException> builder)
    {
        builder.ToTable(
            "TimeScheduleExceptions", table => table.HasCheckConstraint("CK_TimeScheduleExceptions_FromTo", "\"FromLocal\" < \"ToLocal\""));
        builder.Property(exception => exception.Name).HasMaxLength(TimeScheduleException.NameLength);

        // Local times of the schedule's zone: the convention for UTC does not hold for them.
        builder.Property(exception => exception.FromLocal).HasConversion<LocalDateTimeConverter>();
        builder.Property(exception => exception.ToLocal).HasConversion<LocalDateTimeConverter>();
    }
}
