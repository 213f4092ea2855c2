namespace PhoneDashboard.Core.Relations;

/// <summary>What a relation leads to.</summary>
public enum RelationKind
{
    /// <summary>A flow that leads to the item, or that the item begins.</summary>
    CallFlow,

    /// <summary>An App Configuration.</summary>
    AppLine,

    /// <summary>A SIP device or program of the user.</summary>
    SipAccount,

    /// <summary>A public number that the user's calls are forwarded to.</summary>
    PstnForwarding,

    /// <summary>A SIP address that the user's calls are forwarded to.</summary>
    SipForwarding,

    /// <summary>An Email contact method.</summary>
    EmailMethod,

    /// <summary>An installation of the phone app that is signed in for the user.</summary>
    AppDevice,
}
