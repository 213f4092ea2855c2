using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.TimeSchedules;

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

    /// <summary>Until when its openings are computed, UTC; null: not at all yet.</summary>
    [Unaudited]
    public DateTime? OpeningsUntilUtc { get; set; }

    string IAggregate.AuditName => Title;

    void IFolded.FoldKeys() => TitleKey = TextKey.Own(TitleKey, TextKey.Fold(Title), Id);
}
