namespace PhoneDashboard.Core.AppLines;

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
        AttentionReasons.DidNumberOnSilentTrunk =>
            "A DID Number of this line is on a trunk without a host, which carries no calls: calls to it do not arrive.",
        AttentionReasons.NoInboundNumber => "No number rings this line and no call flow contains it: nobody can call it.",
        AttentionReasons.CallerIdDisabled => "A Caller ID of this line is disabled: choose another.",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, message: null),
    };
}
