using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace PhoneDashboard.Core.Invites;

/// <summary>
/// Makes and keeps tokens: 256 random bits, in the database as SHA-256 and as a copy encrypted with keys that are not in the database
/// (Specification 4.6).
/// </summary>
public sealed class InviteTokens(IDataProtectionProvider protection)
{
    /// <summary>What tokens are sealed for.</summary>
    internal const string Purpose = "PhoneDashboard.Invites.Token";

    private readonly IDataProtector _protector = protection.CreateProtector(Purpose);

    /// <summary>The same link each time: token in the fragment, which no log, proxy or mail scanner's GET gets to see.</summary>
    internal static string Link(string publicUrl, byte[] token) => $"{publicUrl}/activate#{Base64Url.EncodeToString(token)}";

    /// <summary>Gives the invite a new token.</summary>
    internal byte[] Renew(Invite invite)
    {
        var token = RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes);
        invite.TokenHash = SHA256.HashData(token);
        invite.ProtectedToken = _protector.Protect(token);
        return token;
    }

    /// <summary>The token of the invite; null when the keys that it was encrypted with are gone.</summary>
    internal byte[]? Read(Invite invite)
    {
        try
        {
            return _protector.Unprotect(invite.ProtectedToken);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
