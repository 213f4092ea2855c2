namespace PhoneDashboard.Core.ContactMethods;

/// <summary>Calls are forwarded to a SIP address.</summary>
public sealed class SipForwarding : ContactMethod
{
    /// <summary>The address, such as <c>sip:desk@example.org</c>.</summary>
    public required string SipUri { get; set; }

    /// <inheritdoc />
    protected override string? Identifier => SipUri;
}
