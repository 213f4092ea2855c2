namespace PhoneDashboard.Core.AppLines;

/// <summary>The Status column: the first that holds (Specification 4.3).</summary>
public enum AppLineStatus
{
    /// <summary>Nobody has saved the line yet.</summary>
    Unconfigured,

    /// <summary>Legal but useless in some way: see <see cref="AttentionReasons"/>.</summary>
    NeedsAttention,

    /// <summary>All well.</summary>
    Configured,
}

/// <summary>Legal but useless states of a line: they warn, never block (Specification 4.4).</summary>
[Flags]
public enum AttentionReasons
{
    /// <summary>All well.</summary>
    None = 0,

    /// <summary>Recording is on with no Delivery Method.</summary>
    RecordingGoesNowhere = 1,

    /// <summary>Record On Demand is on with no Feature Code of that kind.</summary>
    NoRecordOnDemandCode = 2,

    /// <summary>Route to Voicemail with no Delivery Method and no Email.</summary>
    VoicemailGoesNowhere = 4,

    /// <summary>A DID Number that rings the line is disabled.</summary>
    DidNumberDisabled = 8,

    /// <summary>A DID Number that rings the line has no trunk.</summary>
    DidNumberWithoutTrunk = 16,

    /// <summary>No inbound number and in no call flow: nobody can call the line.</summary>
    NoInboundNumber = 32,

    /// <summary>A Caller ID of the line is disabled.</summary>
    CallerIdDisabled = 64,
}

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
    bool HasDisabledCallerId)
{
    /// <summary>The reasons to look at the line, for the table as well as for the form that is being filled.</summary>
    public AttentionReasons Attention =>
        When(RecordsCalls && !HasDeliveryMethod, AttentionReasons.RecordingGoesNowhere)
        | When(RecordsOnDemand && !HasRecordOnDemandCode, AttentionReasons.NoRecordOnDemandCode)
        | When(RoutesToVoicemail && !HasDeliveryMethod && !HasEmail, AttentionReasons.VoicemailGoesNowhere)
        | When(HasDisabledDidNumber, AttentionReasons.DidNumberDisabled)
        | When(HasDidNumberWithoutTrunk, AttentionReasons.DidNumberWithoutTrunk)
        | When(!HasInboundNumber && !IsInCallFlow, AttentionReasons.NoInboundNumber)
        | When(HasDisabledCallerId, AttentionReasons.CallerIdDisabled);

    /// <summary>The first that holds.</summary>
    public AppLineStatus Status =>
        !IsConfigured ? AppLineStatus.Unconfigured
        : Attention == AttentionReasons.None ? AppLineStatus.Configured
        : AppLineStatus.NeedsAttention;

    private static AttentionReasons When(bool holds, AttentionReasons reason) => holds ? reason : AttentionReasons.None;
}

/// <summary>Status and reasons in the person's words.</summary>
public static class AttentionWords
{
    /// <summary>The Status column's word.</summary>
    public static string Words(this AppLineStatus status) => status == AppLineStatus.NeedsAttention ? "Needs attention" : status.ToString();

    /// <summary>The single reasons of a set.</summary>
    public static IEnumerable<AttentionReasons> Each(this AttentionReasons reasons) =>
        Enum.GetValues<AttentionReasons>().Where(reason => reason != AttentionReasons.None && reasons.HasFlag(reason));

    /// <summary>One sentence per reason.</summary>
    public static IEnumerable<string> Sentences(this AttentionReasons reasons) => reasons.Each().Select(Sentence);

    /// <summary>The sentence of one reason.</summary>
    public static string Sentence(this AttentionReasons reason) => reason switch
    {
        AttentionReasons.RecordingGoesNowhere => "Recording is on, but no Delivery Method is chosen: recordings would go nowhere.",
        AttentionReasons.NoRecordOnDemandCode => "Record On Demand is on, but there is no Feature Code for it: add one to use it.",
        AttentionReasons.VoicemailGoesNowhere =>
            "Voicemail is on, but there is no Delivery Method and the user has no e-mail: messages would go nowhere.",
        AttentionReasons.DidNumberDisabled => "A DID Number of this line is disabled: calls to it do not arrive.",
        AttentionReasons.DidNumberWithoutTrunk => "A DID Number of this line has no trunk: calls to it do not arrive.",
        AttentionReasons.NoInboundNumber => "No number rings this line and no call flow contains it: nobody can call it.",
        AttentionReasons.CallerIdDisabled => "A Caller ID of this line is disabled: choose another.",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, message: null),
    };
}
