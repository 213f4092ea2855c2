namespace PhoneDashboard.Core.ContactMethods;

/// <summary>The kinds of contact method; the names are the discriminator in the database.</summary>
public enum ContactMethodKind
{
    /// <summary>App Configuration.</summary>
    AppLine,

    /// <summary>A SIP device or program with a login of its own.</summary>
    SipAccount,

    /// <summary>Calls go on to a public number.</summary>
    PstnForwarding,

    /// <summary>Calls go on to a SIP address.</summary>
    SipForwarding,

    /// <summary>An e-mail address, beside the user's own.</summary>
    EmailMethod,
}
