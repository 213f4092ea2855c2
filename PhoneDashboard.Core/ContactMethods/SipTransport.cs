namespace PhoneDashboard.Core.ContactMethods;

/// <summary>How SIP goes over the network; the names are in the database.</summary>
public enum SipTransport
{
    /// <summary>Single packets.</summary>
    Udp,

    /// <summary>A connection.</summary>
    Tcp,

    /// <summary>A connection that nobody can read or change on its way.</summary>
    Tls,
}
