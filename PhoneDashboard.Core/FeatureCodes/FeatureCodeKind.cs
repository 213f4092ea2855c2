namespace PhoneDashboard.Core.FeatureCodes;

/// <summary>What a feature code triggers.</summary>
public enum FeatureCodeKind
{
    /// <summary>Record On Demand: the user starts recording during a call.</summary>
    RecordOnDemand,

    /// <summary>The user speaks with somebody first, and then hands the call over.</summary>
    AttendedTransfer,

    /// <summary>The call is handed over at once.</summary>
    BlindTransfer,

    /// <summary>The user takes a call that rings at a colleague's.</summary>
    CallPickup,

    /// <summary>The call waits until somebody takes it, at whatever phone.</summary>
    CallParking,

    /// <summary>The user hears the messages that callers have left.</summary>
    CheckVoicemail,
}
