namespace PhoneDashboard.Core.ContactMethods;

/// <summary>What happens to a call that nobody takes.</summary>
public enum WhenUnavailable
{
    /// <summary>Do Nothing.</summary>
    DoNothing,

    /// <summary>Route to Voicemail.</summary>
    RouteToVoicemail,
}
