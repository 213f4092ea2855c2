using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace PhoneDashboard.Tests.Phones;

/// <summary>What the database keeps of a phone's secret (RFC 7616, section 3.4.2).</summary>
internal static class SipHashes
{
    [SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "what SIPp knows")]
    internal static (string Sha256, string Md5) Of(string name, string secret)
    {
        var text = Encoding.UTF8.GetBytes($"{name}:{SipEngine.Domain}:{secret}");
        return (Convert.ToHexStringLower(SHA256.HashData(text)), Convert.ToHexStringLower(MD5.HashData(text)));
    }
}
