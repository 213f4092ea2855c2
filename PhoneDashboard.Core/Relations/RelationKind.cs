namespace PhoneDashboard.Core.Relations;

/// <summary>What a relation leads to.</summary>
public enum RelationKind
{
    /// <summary>A call flow.</summary>
    CallFlow,

    /// <summary>An App Configuration.</summary>
    AppLine,

    /// <summary>A SIP Account.</summary>
    SipAccount,

    /// <summary>A PSTN Forwarding.</summary>
    PstnForwarding,

    /// <summary>A SIP Forwarding.</summary>
    SipForwarding,

    /// <summary>An Email contact method.</summary>
    EmailMethod,

    /// <summary>An app device.</summary>
    AppDevice,
}
