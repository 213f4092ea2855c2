using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace PhoneDashboard.Core.Phones;

/// <summary>Makes what phones sign in with. Nothing of it is ever logged.</summary>
internal static class SipSecrets
{
    private const string Letters = "abcdefghijkmnpqrstuvwxyz23456789"; // 32, none that is taken for another

    /// <summary>256 random bits as text.</summary>
    internal static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>A user name that nobody had: 100 random bits.</summary>
    internal static string NewUsername() => "d" + RandomNumberGenerator.GetString(Letters, 20);

    /// <summary>What the database keeps of a token; null for a text that is none.</summary>
    internal static byte[]? HashOf(string? token) =>
        token is { Length: 43 } && Base64Url.IsValid(token) ? SHA256.HashData(Base64Url.DecodeFromChars(token)) : null;

    /// <summary>
    /// The token of a phone's own address, from the code that made the phone: the same code gives the same settings again, and nothing has
    /// to be kept for that.
    /// </summary>
    internal static string OwnToken(string code) =>
        Base64Url.EncodeToString(SHA256.HashData([.. "own address "u8, .. Base64Url.DecodeFromChars(code)]));

    /// <summary>The hashes of a secret (RFC 7616, section 3.4.2). Where MD5 is not allowed, a random value stands in its place.</summary>
    [SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "what phones without SHA-256 know")]
    internal static (string Sha256, string Md5) Hashes(string username, string domain, string secret, bool allowMd5)
    {
        var text = Encoding.UTF8.GetBytes($"{username}:{domain}:{secret}");
        return (
            Convert.ToHexStringLower(SHA256.HashData(text)),
            allowMd5 ? Convert.ToHexStringLower(MD5.HashData(text)) : RandomNumberGenerator.GetHexString(SipCredential.Md5Length, true));
    }
}
