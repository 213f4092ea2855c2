namespace PhoneDashboard.Core.ContactMethods;

/// <summary>The kinds of contact method; the names are the discriminator in the database.</summary>
public enum ContactMethodKind
{
    /// <summary>App Configuration.</summary>
    AppLine,

    /// <summary>SIP Account.</summary>
    SipAccount,

    /// <summary>PSTN Forwarding.</summary>
    PstnForwarding,

    /// <summary>SIP Forwarding.</summary>
    SipForwarding,

    /// <summary>Email.</summary>
    EmailMethod,
}
