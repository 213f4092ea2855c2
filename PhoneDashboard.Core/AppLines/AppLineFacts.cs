namespace PhoneDashboard.Core.AppLines;

/// <summary>What decides the status of a line.</summary>
/// <param name="IsConfigured">Somebody saved the line.</param>
/// <param name="RecordsCalls">One of the five recording switches is on.</param>
/// <param name="RecordsOnDemand">Record On Demand is on.</param>
/// <param name="HasRecordOnDemandCode">There is a Feature Code of that kind.</param>
/// <param name="RoutesToVoicemail">When Unavailable is Route to Voicemail.</param>
/// <param name="HasDeliveryMethod">At least one Delivery Method is chosen.</param>
/// <param name="HasEmail">The user has an e-mail address.</param>
/// <param name="HasInboundNumber">A DID Number or an Internal Number rings the line.</param>
/// <param name="IsInCallFlow">A call flow has the line as a destination.</param>
/// <param name="HasDisabledDidNumber">A DID Number that rings the line is disabled.</param>
/// <param name="HasDidNumberWithoutTrunk">A DID Number that rings the line has no trunk.</param>
/// <param name="HasDidNumberOnSilentTrunk">Phones are on, and a DID Number that rings the line is on a trunk without a host.</param>
/// <param name="HasDisabledCallerId">External calls are on and a Caller ID is disabled.</param>
public sealed record AppLineFacts(
    bool IsConfigured,
    bool RecordsCalls,
    bool RecordsOnDemand,
    bool HasRecordOnDemandCode,
    bool RoutesToVoicemail,
    bool HasDeliveryMethod,
    bool HasEmail,
    bool HasInboundNumber,
    bool IsInCallFlow,
    bool HasDisabledDidNumber,
    bool HasDidNumberWithoutTrunk,
    bool HasDidNumberOnSilentTrunk,
    bool HasDisabledCallerId)
{
    /// <summary>The reasons to look at the line, for the table as well as for the form that is being filled.</summary>
    public AttentionReasons Attention =>
        When(RecordsCalls && !HasDeliveryMethod, AttentionReasons.RecordingGoesNowhere)
        | When(RecordsOnDemand && !HasRecordOnDemandCode, AttentionReasons.NoRecordOnDemandCode)
        | When(RoutesToVoicemail && !HasDeliveryMethod && !HasEmail, AttentionReasons.VoicemailGoesNowhere)
        | When(HasDisabledDidNumber, AttentionReasons.DidNumberDisabled)
        | When(HasDidNumberWithoutTrunk, AttentionReasons.DidNumberWithoutTrunk)
        | When(HasDidNumberOnSilentTrunk, AttentionReasons.DidNumberOnSilentTrunk)
        | When(!HasInboundNumber && !IsInCallFlow, AttentionReasons.NoInboundNumber)
        | When(HasDisabledCallerId, AttentionReasons.CallerIdDisabled);

    /// <summary>The first that holds.</summary>
    public AppLineStatus Status =>
        !IsConfigured ? AppLineStatus.Unconfigured
        : Attention == AttentionReasons.None ? AppLineStatus.Configured
        : AppLineStatus.NeedsAttention;

    private static AttentionReasons When(bool holds, AttentionReasons reason) => holds ? reason : AttentionReasons.None;
}
