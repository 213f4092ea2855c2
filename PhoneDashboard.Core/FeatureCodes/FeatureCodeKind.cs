namespace PhoneDashboard.Core.FeatureCodes;

/// <summary>What a feature code triggers.</summary>
public enum FeatureCodeKind
{
    /// <summary>Record On Demand: the user starts recording during a call.</summary>
    RecordOnDemand,

    /// <summary>Attended Transfer.</summary>
    AttendedTransfer,

    /// <summary>Blind Transfer.</summary>
    BlindTransfer,

    /// <summary>Call Pickup.</summary>
    CallPickup,

    /// <summary>Call Parking.</summary>
    CallParking,

    /// <summary>Check Voicemail.</summary>
    CheckVoicemail,
}
