using System.Globalization;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Core.AppLines;

/// <summary>
/// The screen's "App Configuration": the line of the phone app, exactly one per user. In .NET the word "AppConfiguration" reads as
/// settings, hence the name.
/// </summary>
public sealed class AppLine : ContactMethod, ILineSettings
{
    /// <summary>The name every line has among the contact methods of its user.</summary>
    public const string DefaultName = "App Configuration";

    /// <summary>How many DID Numbers may ring one line (Specification 4.4).</summary>
    public const int MaxDidNumbers = 50;

    /// <summary>How many Internal Numbers may ring one line (Specification 4.4).</summary>
    public const int MaxInternalNumbers = 20;

    /// <summary>How many Caller IDs one line may have (Specification 4.4).</summary>
    public const int MaxCallerIds = 50;

    /// <summary>False until somebody saved the line: it is then Unconfigured (Specification 4.2).</summary>
    public bool IsConfigured { get; set; }

    /// <summary>Whether the app may call public numbers.</summary>
    public bool ExternalOutboundCalls { get; set; }

    /// <summary>The DID Numbers shown on external calls, in order; the first is the default. Kept while external calls are off.</summary>
    public List<LineCallerId> CallerIds { get; } = [];

    /// <summary>The Internal Number shown on internal calls, or null.</summary>
    public long? InternalCallerIdId { get; set; }

    /// <summary>The Internal Number shown on internal calls, or null.</summary>
    public InternalNumber? InternalCallerId { get; set; }

    /// <summary>Played to the called party of an internal call, or null.</summary>
    public long? InternalAnnouncementId { get; set; }

    /// <summary>Played to the called party of an internal call, or null.</summary>
    public AudioFile? InternalAnnouncement { get; set; }

    /// <summary>Played to the called party of an external call, or null.</summary>
    public long? ExternalAnnouncementId { get; set; }

    /// <summary>Played to the called party of an external call, or null.</summary>
    public AudioFile? ExternalAnnouncement { get; set; }

    /// <summary>Where recordings and voicemail go.</summary>
    public List<LineDeliveryMethod> DeliveryMethods { get; } = [];

    /// <summary>Record calls from colleagues.</summary>
    public bool RecordInboundInternal { get; set; }

    /// <summary>Record calls from outside.</summary>
    public bool RecordInboundExternal { get; set; }

    /// <summary>Record calls to colleagues.</summary>
    public bool RecordOutboundInternal { get; set; }

    /// <summary>Record calls to the outside.</summary>
    public bool RecordOutboundExternal { get; set; }

    /// <summary>The user may start recording by dialling a Feature Code.</summary>
    public bool RecordOnDemand { get; set; }

    /// <summary>Why the line needs attention; <see cref="DashboardDb"/> keeps it up to date with each save.</summary>
    [Unaudited]
    public AttentionReasons Attention { get; internal set; }

    /// <summary>
    /// The first that holds of Unconfigured, Needs attention, Configured (Specification 4.3); kept by <see cref="DashboardDb"/>.
    /// </summary>
    [Unaudited]
    public AppLineStatus Status { get; internal set; }
}

/// <summary>
/// A DID Number that a line may show on external calls. Shared: any number of lines may show the same one (Specification 5, rule 2).
/// </summary>
public sealed class LineCallerId : IAggregatePart, IRestoredRow
{
    /// <summary>The line.</summary>
    public long AppLineId { get; set; }

    /// <summary>The line.</summary>
    public AppLine AppLine { get; set; } = null!;

    /// <summary>The number.</summary>
    public long DidNumberId { get; set; }

    /// <summary>The number.</summary>
    public DidNumber DidNumber { get; set; } = null!;

    /// <summary>From 0; the first is the default.</summary>
    public int Position { get; set; }

    IAggregate? IAggregatePart.Root => AppLine;

    string IAggregatePart.AuditField => nameof(AppLine.CallerIds);

    string IAggregatePart.AuditText => DidNumber.Digits;

    string? IAggregatePart.AuditKey => DidNumberId.ToString(CultureInfo.InvariantCulture);

    int IAggregatePart.AuditOrder => Position;

    string? IRestoredRow.Lost => "A caller ID was deleted in the meantime.";
}

/// <summary>A Delivery Method that gets a line's recordings and voicemail.</summary>
public sealed class LineDeliveryMethod : IAggregatePart, IRestoredRow
{
    /// <summary>The line.</summary>
    public long AppLineId { get; set; }

    /// <summary>The line.</summary>
    public AppLine AppLine { get; set; } = null!;

    /// <summary>The delivery method.</summary>
    public long DeliveryMethodId { get; set; }

    /// <summary>The delivery method.</summary>
    public DeliveryMethod DeliveryMethod { get; set; } = null!;

    IAggregate? IAggregatePart.Root => AppLine;

    string IAggregatePart.AuditField => nameof(AppLine.DeliveryMethods);

    string IAggregatePart.AuditText => DeliveryMethod.Name;

    string? IAggregatePart.AuditKey => DeliveryMethodId.ToString(CultureInfo.InvariantCulture);

    int IAggregatePart.AuditOrder => 0;

    string? IRestoredRow.Lost => "A delivery method was deleted in the meantime.";
}
