namespace PhoneDashboard.Core.ContactMethods;

/// <summary>Contact methods in the words of the screens.</summary>
public static class ContactMethodWords
{
    /// <summary>One contact method of the kind, such as "SIP Account".</summary>
    public static string Words(this ContactMethodKind kind) => kind switch
    {
        ContactMethodKind.AppLine => "App Configuration",
        ContactMethodKind.SipAccount => "SIP Account",
        ContactMethodKind.PstnForwarding => "PSTN Forwarding",
        ContactMethodKind.SipForwarding => "SIP Forwarding",
        ContactMethodKind.EmailMethod => "Email",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, message: null),
    };

    /// <summary>What tells one from others of its kind, as its column is called.</summary>
    public static string IdentifierTitle(this ContactMethodKind kind) => kind switch
    {
        ContactMethodKind.SipAccount => "SIP Username",
        ContactMethodKind.PstnForwarding => "Phone Number",
        ContactMethodKind.SipForwarding => "SIP Address",
        _ => "Email",
    };

    /// <summary>What this system does not do yet with contact methods of the kind, in a sentence.</summary>
    public static string NotYet(this ContactMethodKind kind) => kind switch
    {
        ContactMethodKind.EmailMethod => "Nothing is sent to these addresses yet: they are only kept here.",
        ContactMethodKind.PstnForwarding =>
            "The SIP engine does not forward calls to these numbers yet: what is set here is only kept, and numbers that lead here "
                + "ring nobody.",
        ContactMethodKind.SipForwarding => "The SIP engine does not forward calls to these addresses yet: what is set here is only kept, "
            + "and numbers that lead here ring nobody.",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, message: null),
    };

    /// <summary>The protocol as it is written: "UDP".</summary>
    public static string Words(this SipTransport transport) => transport.ToString().ToUpperInvariant();

    /// <summary>The choice of When Unavailable.</summary>
    public static string Words(this WhenUnavailable choice) =>
        choice == WhenUnavailable.RouteToVoicemail ? "Route to Voicemail" : "Do Nothing";
}
