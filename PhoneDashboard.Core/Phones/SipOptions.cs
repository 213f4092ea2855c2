using System.ComponentModel.DataAnnotations;

namespace PhoneDashboard.Core.Phones;

/// <summary>Section <c>Sip</c> of the configuration: without <see cref="Domain"/> there are no phones (Specification 10).</summary>
public sealed class SipOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Sip";

    /// <summary>
    /// The domain of all SIP addresses, such as <c>sip.example.com</c>. Taken at every start while the database has none; it is part of
    /// every device's hash, so that afterwards only a command changes it. Empty: phones are off.
    /// </summary>
    [RegularExpression(@"(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?",
        ErrorMessage = "Sip:Domain must be a domain in small letters, such as sip.example.com.")]
    public string? Domain { get; set => field = string.IsNullOrWhiteSpace(value) ? null : value.Trim(); }

    /// <summary>
    /// Where phones find the engine: <c>host[:port][;transport=udp|tcp|tls]</c>. Null: the domain, by TLS.
    /// </summary>
    [RegularExpression(@"[A-Za-z0-9.\-\[\]:]+(;transport=(udp|tcp|tls))?",
        ErrorMessage = "Sip:Server must be a host, with a port or not, such as sip.example.com:5061;transport=tls.")]
    public string? Server { get; set => field = string.IsNullOrWhiteSpace(value) ? null : value.Trim(); }

    /// <summary>Devices made from now on may also sign in at <see cref="Md5Server"/>, for apps that know no other digest.</summary>
    public bool AllowMd5 { get; set; }

    /// <summary>Where the second engine listens that speaks MD5, written as <see cref="Server"/> is.</summary>
    public string? Md5Server { get; set; }

    /// <summary>The engine's JSON-RPC address, on this machine.</summary>
    [Url(ErrorMessage = "Sip:EngineRpc must be an address such as http://127.0.0.1:5090/RPC.")]
    public string EngineRpc { get; set; } = "http://127.0.0.1:5090/RPC";

    /// <summary>The engine's own file, with registrations and call records; only read.</summary>
    [Required(ErrorMessage = "Sip:EngineStore must name the engine's own file.")]
    public string EngineStore { get; set; } = "data/sip/engine.db";

    /// <summary>Where calls go that nobody takes and that voicemail should, <c>host:port</c>; null: there is none.</summary>
    public string? MediaServer { get; set; }

    /// <summary>Where the engine listens for phones and trunks, <c>address:port</c>, by UDP and TCP.</summary>
    public string Listen { get; set; } = "0.0.0.0:5060";

    /// <summary>Where it listens by TLS, <c>address:port</c>; null: it does not.</summary>
    public string? TlsListen { get; set; }

    /// <summary>The certificate for <see cref="Domain"/>, PEM, with those that signed it.</summary>
    public string? CertificateFile { get; set; }

    /// <summary>Its key, PEM.</summary>
    public string? KeyFile { get; set; }

    /// <summary>Where a phone of this digest is sent.</summary>
    internal string ServerOf(string domain, bool md5) => (md5 ? Md5Server : Server) ?? $"{domain}:5061;transport=tls";
}
