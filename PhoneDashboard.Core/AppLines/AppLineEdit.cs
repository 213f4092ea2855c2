using System.ComponentModel.DataAnnotations;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Fields;

namespace PhoneDashboard.Core.AppLines;

/// <summary>A line as the form holds it (Specification 4.4). Ids in the order of their chips.</summary>
public sealed class AppLineEdit : IVersionedEdit, ILineSettings, IValidatableObject
{
    /// <summary>The version it was read with (Specification 5, rule 10); 0 for the line of a new user.</summary>
    public long Version { get; set; }

    /// <summary>DID Numbers that ring the line: 0 to 50.</summary>
    public List<long> DidNumberIds { get; set; } = [];

    /// <summary>Internal Numbers that ring the line: 0 to 20.</summary>
    public List<long> InternalNumberIds { get; set; } = [];

    /// <summary>When Unavailable.</summary>
    public WhenUnavailable WhenUnavailable { get; set; }

    /// <summary>Voicemail Audio: required for Route to Voicemail, kept otherwise.</summary>
    public long? VoicemailAudioId { get; set; }

    /// <summary>Enable External Outbound Calls.</summary>
    public bool ExternalOutboundCalls { get; set; }

    /// <summary>Caller IDs, the default first: 1 to 50 while external calls are on, kept otherwise.</summary>
    public List<long> CallerIdIds { get; set; } = [];

    /// <summary>Internal Caller ID: an Internal Number, or null.</summary>
    public long? InternalCallerIdId { get; set; }

    /// <summary>Internal Announcement, or null.</summary>
    public long? InternalAnnouncementId { get; set; }

    /// <summary>External Announcement, or null.</summary>
    public long? ExternalAnnouncementId { get; set; }

    /// <summary>Delivery Methods for recordings and voicemail.</summary>
    public List<long> DeliveryMethodIds { get; set; } = [];

    /// <summary>Inbound Internal.</summary>
    public bool RecordInboundInternal { get; set; }

    /// <summary>Inbound External.</summary>
    public bool RecordInboundExternal { get; set; }

    /// <summary>Outbound Internal.</summary>
    public bool RecordOutboundInternal { get; set; }

    /// <summary>Outbound External.</summary>
    public bool RecordOutboundExternal { get; set; }

    /// <summary>Record On Demand.</summary>
    public bool RecordOnDemand { get; set; }

    /// <summary>True when any of the five recording switches is on.</summary>
    public bool RecordsCalls =>
        RecordInboundInternal || RecordInboundExternal || RecordOutboundInternal || RecordOutboundExternal || RecordOnDemand;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (DidNumberIds.Count > AppLine.MaxDidNumbers)
        {
            yield return new(
                $"A line can have at most {AppLine.MaxDidNumbers} DID Numbers. Remove {DidNumberIds.Count - AppLine.MaxDidNumbers}.",
                [nameof(DidNumberIds)]);
        }

        if (InternalNumberIds.Count > AppLine.MaxInternalNumbers)
        {
            yield return new($"A line can have at most {AppLine.MaxInternalNumbers} Internal Numbers. Remove "
                + $"{InternalNumberIds.Count - AppLine.MaxInternalNumbers}.", [nameof(InternalNumberIds)]);
        }

        if (WhenUnavailable == WhenUnavailable.RouteToVoicemail && VoicemailAudioId is null)
        {
            yield return new("Choose a voicemail audio, or set When Unavailable to Do Nothing.", [nameof(VoicemailAudioId)]);
        }

        if (ExternalOutboundCalls && CallerIdIds.Count == 0)
        {
            yield return new("Add at least one Caller ID, or turn external outbound calls off.", [nameof(CallerIdIds)]);
        }

        if (CallerIdIds.Count > AppLine.MaxCallerIds)
        {
            yield return new(
                $"A line can have at most {AppLine.MaxCallerIds} Caller IDs. Remove {CallerIdIds.Count - AppLine.MaxCallerIds}.",
                [nameof(CallerIdIds)]);
        }
    }
}
