namespace PhoneDashboard.Core.ContactMethods;

/// <summary>Calls are forwarded to a SIP address.</summary>
public sealed class SipForwarding : ContactMethod
{
    /// <summary>The longest user name, in characters.</summary>
    public const int UsernameLength = 64;

    /// <summary>
    /// The address, such as <c>sip:desk@example.org</c>: from <see cref="Username"/>, <see cref="Domain"/> and <see cref="Port"/>.
    /// </summary>
    public required string SipUri { get; set; }

    /// <summary>What stands before the @ of the address.</summary>
    public string Username { get; set; } = "";

    /// <summary>A name or an IP address, without a port.</summary>
    public string Domain { get; set; } = "";

    /// <summary>The port there.</summary>
    public int Port { get; set; }

    /// <summary>How calls get there.</summary>
    public SipTransport NetworkProtocol { get; set; }

    /// <summary>An answer 30X from there, which names another address, is followed.</summary>
    public bool ProcessRedirects { get; set; }

    /// <summary>Names of <see cref="SipCodec"/>, joined with commas, the preferred one first.</summary>
    public string Codecs { get; set; } = "";

    /// <inheritdoc />
    protected override string? Identifier => SipUri;
}
