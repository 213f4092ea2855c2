using System.Xml.Linq;

namespace PhoneDashboard.Core.Phones;

/// <summary>
/// A phone's settings as Linphone reads them (the keys of liblinphone's configuration: its "Remote provisioning" and lpconfig.xsd). What we
/// own is overwritten at each fetch; everything else stays as the person set it.
/// </summary>
internal static class ProvisioningDocument
{
    private static readonly XNamespace Ns = "http://www.linphone.org/xsds/lpconfig.xsd";

    /// <summary>Writes it.</summary>
    /// <param name="credential">What the phone signs in with.</param>
    /// <param name="name">The person's name, as colleagues see it.</param>
    /// <param name="line">What the phone calls itself.</param>
    /// <param name="server">Where it finds the engine.</param>
    /// <param name="ownAddress">Where it fetches its settings from now on.</param>
    internal static string Write(SipCredential credential, string name, string line, string server, string ownAddress)
    {
        var domain = credential.Domain;
        var displayed = name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        var document = new XDocument(new XDeclaration("1.0", "UTF-8", null), new XElement(Ns + "config",
            Section("misc", ("config-uri", ownAddress)),
            Section("sip",
                ("default_proxy", "0"),
                ("register_only_when_network_is_up", "1")),
            Section("digest_authentication_policy", // nobody talks the phone down to less
                ("allow_md5", "0"),
                ("allow_no_qop", "0")),
            Section("proxy_0",
                ("reg_identity", $"\"{displayed}\" <sip:{line}@{domain}>"),
                ("reg_proxy", $"<sip:{server}>"),
                ("reg_route", $"<sip:{server}>"),
                ("reg_expires", "600"),
                ("reg_sendregister", "1"),
                ("publish", "0"),
                ("push_notification_allowed", "0"), // there is no push gateway: the app must not wait to be woken
                ("realm", domain)),
            Section("auth_info_0",
                ("username", line),
                ("userid", credential.Username),
                ("ha1", credential.Ha1Sha256),
                ("realm", domain),
                ("domain", domain),
                ("algorithm", "SHA-256")),
            Section("app",
                ("keep_service_alive", "1"),
                ("auto_start", "1"))));
        return document.Declaration + Environment.NewLine + document;
    }

    private static XElement Section(string name, params (string Key, string Value)[] entries) => new(
        Ns + "section",
        new XAttribute("name", name),
        entries.Select(entry =>
            new XElement(Ns + "entry", new XAttribute("name", entry.Key), new XAttribute("overwrite", "true"), entry.Value)));
}
