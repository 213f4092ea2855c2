using System.ComponentModel.DataAnnotations;
using System.Globalization;
using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Core.ContactMethods;

/// <summary>The form of a SIP Forwarding.</summary>
public sealed class SipForwardingEdit : InboundMethodEdit
{
    /// <inheritdoc cref="ContactMethod.Name"/>
    [Required(ErrorMessage = "Enter a name.")]
    [StringLength(ContactMethod.NameLength, ErrorMessage = "Use at most 100 characters.")]
    public string? Name { get; set; }

    /// <inheritdoc cref="SipForwarding.Username"/>
    [Required(ErrorMessage = "Enter the user name: what stands before the @ of the address.")]
    [StringLength(SipForwarding.UsernameLength, ErrorMessage = "Use at most 64 characters.")]
    [RegularExpression("[A-Za-z0-9._+*~-]*", ErrorMessage = "Use letters, digits and . _ + * ~ - only. The domain has a field of its own.")]
    public string? Username { get; set; }

    /// <inheritdoc cref="SipForwarding.Domain"/>
    [Required(ErrorMessage = "Enter a name, such as sip.example.com, or an IP address.")]
    [StringLength(OneHostAttribute.Length, ErrorMessage = "Use at most 253 characters.")]
    [OneHost("sip.example.com")]
    public string? Domain { get; set => field = OneHostAttribute.Tidy(value); }

    /// <inheritdoc cref="SipForwarding.Port"/>
    [Range(1, 65535, ErrorMessage = "Enter a port from 1 to 65535, such as 5060.")]
    public int Port { get; set; } = Trunk.DefaultPort;

    /// <inheritdoc cref="SipForwarding.NetworkProtocol"/>
    public SipTransport NetworkProtocol { get; set; }

    /// <inheritdoc cref="SipForwarding.ProcessRedirects"/>
    public bool ProcessRedirects { get; set; }

    /// <summary>The preferred one first.</summary>
    [MinLength(1, ErrorMessage = "Choose at least one codec.")]
    public List<SipCodec> Codecs { get; set; } = [.. SipCodecs.Usual];

    internal override ContactMethodKind Kind => ContactMethodKind.SipForwarding;

    internal override ContactMethod New() => new SipForwarding { Name = "", SipUri = "" };

    internal override void Read(ContactMethod method)
    {
        base.Read(method);
        var forwarding = (SipForwarding)method;
        (Name, Username, Domain, Port) = (forwarding.Name, forwarding.Username, forwarding.Domain, forwarding.Port);
        (NetworkProtocol, ProcessRedirects) = (forwarding.NetworkProtocol, forwarding.ProcessRedirects);
        Codecs = SipCodecs.Read(forwarding.Codecs);
    }

    internal override IEnumerable<Problem> Write(ContactMethod method, NumberReader numbers)
    {
        var forwarding = (SipForwarding)method;
        (forwarding.Name, forwarding.Username, forwarding.Domain, forwarding.Port) = (Name!, Username!, Domain!, Port);
        (forwarding.NetworkProtocol, forwarding.ProcessRedirects) = (NetworkProtocol, ProcessRedirects);
        forwarding.Codecs = SipCodecs.Text(Codecs.Distinct());
        var host = Domain!.Contains(':', StringComparison.Ordinal) ? $"[{Domain}]" : Domain;
        var port = Port == Trunk.DefaultPort ? "" : string.Create(CultureInfo.InvariantCulture, $":{Port}");
        forwarding.SipUri = $"sip:{Username}@{host}{port}";
        return [];
    }
}
