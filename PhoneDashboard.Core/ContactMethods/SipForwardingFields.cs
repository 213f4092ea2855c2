using PhoneDashboard.Core.Fields;
using Edits = PhoneDashboard.Core.Fields.FieldsOf<PhoneDashboard.Core.ContactMethods.SipForwardingEdit>;

namespace PhoneDashboard.Core.ContactMethods;

/// <summary>The fields of a SIP Forwarding (Specification 4.3a).</summary>
public static class SipForwardingFields
{
    /// <inheritdoc cref="ContactMethod.Name"/>
    public static readonly Field Name =
        Edits.Text(nameof(SipForwarding.Name), "Name", method => method.Name, (method, text) => method.Name = text) with
        {
            Help = "Its name in tables and ring groups, such as Home office.",
        };

    /// <inheritdoc cref="SipForwarding.Username"/>
    public static readonly Field Username = Edits.Text(
        nameof(SipForwarding.Username), "Username", method => method.Username, (method, text) => method.Username = text) with
    {
        Help = "What stands before the @ of the address that calls go on to.",
    };

    /// <inheritdoc cref="SipForwarding.Domain"/>
    public static readonly Field Domain =
        Edits.Text(nameof(SipForwarding.Domain), "Domain", method => method.Domain, (method, text) => method.Domain = text) with
        {
            Help = "A name, such as sip.example.com, or an IP address.",
        };

    /// <inheritdoc cref="SipForwarding.Port"/>
    public static readonly Field Port =
        Edits.Value(nameof(SipForwarding.Port), "Port", method => method.Port, (method, port) => method.Port = port) with
        {
            Help = "5060, unless the other side says otherwise.",
        };

    /// <inheritdoc cref="SipForwarding.NetworkProtocol"/>
    public static readonly Field NetworkProtocol = Edits.Choice(
        nameof(SipForwarding.NetworkProtocol), "Network Protocol",
        method => method.NetworkProtocol, (method, choice) => method.NetworkProtocol = choice, choice => choice.Words()) with
    {
        Help = "How calls get there. Only TLS cannot be read on the way.",
    };

    /// <inheritdoc cref="SipForwarding.ProcessRedirects"/>
    public static readonly Field ProcessRedirects = Edits.Switch(
        nameof(SipForwarding.ProcessRedirects), "Process 30X Redirects",
        method => method.ProcessRedirects, (method, on) => method.ProcessRedirects = on) with
    {
        Help = "Follows an answer that names another address.",
    };

    /// <inheritdoc cref="SipForwarding.Codecs"/>
    public static readonly Field Codecs = Edits.Make<List<SipCodec>>(
        nameof(SipForwarding.Codecs), "Codecs", method => method.Codecs, (method, codecs) => method.Codecs = [.. codecs],
        codecs => FieldValue.Of(SipCodecs.Text(codecs)), value => SipCodecs.Read(value?.Text ?? "")) with
    {
        Help = "How sound may be coded. The first is preferred; drag to change the order.",
        Words = SipCodecs.Words,
    };

    /// <summary>The form's fields, in its order.</summary>
    public static IReadOnlyList<Field> Form { get; } =
    [
        Name, ContactMethodFields.User, Username, Domain, Port, NetworkProtocol, ProcessRedirects, Codecs, .. ContactMethodFields.Inbound,
    ];

    /// <summary>All that an entry of the trail may name.</summary>
    internal static FieldCatalogue Catalogue { get; } = new(nameof(SipForwarding), ContactMethodKind.SipForwarding.Words(),
    [
        .. Form.Select(field => field with { IsFilter = field == Name }),
        new(nameof(SipForwarding.SipUri), "SIP Address"),
        ContactMethodFields.Kind,
    ]);
}
