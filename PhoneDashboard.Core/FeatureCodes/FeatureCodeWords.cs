namespace PhoneDashboard.Core.FeatureCodes;

/// <summary>What feature codes trigger, in the words of the screens.</summary>
public static class FeatureCodeWords
{
    /// <summary>The feature, such as "Record On Demand".</summary>
    public static string Words(this FeatureCodeKind kind) => kind switch
    {
        FeatureCodeKind.RecordOnDemand => "Record On Demand",
        FeatureCodeKind.AttendedTransfer => "Attended Transfer",
        FeatureCodeKind.BlindTransfer => "Blind Transfer",
        FeatureCodeKind.CallPickup => "Call Pickup",
        FeatureCodeKind.CallParking => "Call Parking",
        FeatureCodeKind.CheckVoicemail => "Check Voicemail",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, message: null),
    };
}
