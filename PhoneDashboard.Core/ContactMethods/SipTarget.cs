namespace PhoneDashboard.Core.ContactMethods;

/// <summary>Where a SIP Forwarding leads, and how.</summary>
/// <param name="Username"><inheritdoc cref="SipForwarding.Username"/></param>
/// <param name="Domain"><inheritdoc cref="SipForwarding.Domain"/></param>
/// <param name="Port"><inheritdoc cref="SipForwarding.Port"/></param>
/// <param name="NetworkProtocol"><inheritdoc cref="SipForwarding.NetworkProtocol"/></param>
/// <param name="ProcessRedirects"><inheritdoc cref="SipForwarding.ProcessRedirects"/></param>
/// <param name="StoredCodecs"><inheritdoc cref="SipForwarding.Codecs"/></param>
public sealed record SipTarget(
    string Username, string Domain, int Port, SipTransport NetworkProtocol, bool ProcessRedirects, string StoredCodecs)
{
    /// <summary>The codecs in words, the preferred one first.</summary>
    public IEnumerable<string> Codecs => SipCodecs.Read(StoredCodecs).Select(codec => codec.Words());
}
