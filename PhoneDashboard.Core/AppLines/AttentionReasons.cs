namespace PhoneDashboard.Core.AppLines;

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

    /// <summary>Phones are on, and a DID Number that rings the line is on a trunk without a host (Specification 10).</summary>
    DidNumberOnSilentTrunk = 128,
}
