using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Data;
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
