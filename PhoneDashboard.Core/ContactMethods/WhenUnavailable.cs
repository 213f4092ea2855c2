namespace PhoneDashboard.Core.ContactMethods;

/// <summary>What happens to a call that nobody takes.</summary>
public enum WhenUnavailable
{
    /// <summary>It rings until the caller gives up.</summary>
    DoNothing,

    /// <summary>The caller hears the greeting and may leave a message.</summary>
    RouteToVoicemail,
}
