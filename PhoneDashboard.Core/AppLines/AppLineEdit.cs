using System.ComponentModel.DataAnnotations;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Fields;

namespace PhoneDashboard.Core.AppLines;

/// <summary>A line as the form holds it (Specification 4.4). Ids in the order of their chips.</summary>
public sealed class AppLineEdit : IVersionedEdit, IInboundEdit, ILineSettings, IValidatableObject
{
    /// <summary>The version it was read with (Specification 5, rule 10); 0 for the line of a new user.</summary>
    public long Version { get; set; }

    /// <summary>DID Numbers that ring the line: 0 to 50.</summary>
    public List<long> DidNumberIds { get; set; } = [];

    /// <summary>Internal Numbers that ring the line: 0 to 20.</summary>
    public List<long> InternalNumberIds { get; set; } = [];

    /// <inheritdoc cref="ContactMethod.WhenUnavailable"/>
    public WhenUnavailable WhenUnavailable { get; set; }

    /// <summary>Voicemail Audio: required for Route to Voicemail, kept otherwise.</summary>
    public long? VoicemailAudioId { get; set; }

    /// <inheritdoc cref="AppLine.ExternalOutboundCalls"/>
    public bool ExternalOutboundCalls { get; set; }

    /// <summary>Caller IDs, the default first: 1 to 50 while external calls are on, kept otherwise.</summary>
    public List<long> CallerIdIds { get; set; } = [];

    /// <inheritdoc cref="AppLine.InternalCallerIdId"/>
    public long? InternalCallerIdId { get; set; }

    /// <inheritdoc cref="AppLine.InternalAnnouncementId"/>
    public long? InternalAnnouncementId { get; set; }

    /// <inheritdoc cref="AppLine.ExternalAnnouncementId"/>
    public long? ExternalAnnouncementId { get; set; }

    /// <summary>Delivery Methods for recordings and voicemail.</summary>
    public List<long> DeliveryMethodIds { get; set; } = [];

    /// <inheritdoc cref="AppLine.RecordInboundInternal"/>
    public bool RecordInboundInternal { get; set; }

    /// <inheritdoc cref="AppLine.RecordInboundExternal"/>
    public bool RecordInboundExternal { get; set; }

    /// <inheritdoc cref="AppLine.RecordOutboundInternal"/>
    public bool RecordOutboundInternal { get; set; }

    /// <inheritdoc cref="AppLine.RecordOutboundExternal"/>
    public bool RecordOutboundExternal { get; set; }

    /// <inheritdoc cref="AppLine.RecordOnDemand"/>
    public bool RecordOnDemand { get; set; }

    /// <summary>True when any of the five recording switches is on.</summary>
    public bool RecordsCalls =>
        RecordInboundInternal || RecordInboundExternal || RecordOutboundInternal || RecordOutboundExternal || RecordOnDemand;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var broken in InboundRules.Check(this, "A line"))
        {
            yield return broken;
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
