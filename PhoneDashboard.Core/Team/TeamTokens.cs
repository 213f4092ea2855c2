using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace PhoneDashboard.Core.Team;

/// <summary>
/// The tokens of links to a new password: encrypted, nowhere stored, and bound to the account's security stamp, so that one is worthless once a password was set or the sessions were ended. In the
/// link they stand behind the #, which browsers send to no server.
/// </summary>
public sealed class TeamTokens(IDataProtectionProvider protection, TimeProvider time)
{
    private readonly IDataProtector _protector = protection.CreateProtector("PhoneDashboard.Team.PasswordLink");

    internal string Make(TeamAccount account, TimeSpan lifetime) =>
        Base64Url.EncodeToString(_protector.Protect(JsonSerializer.SerializeToUtf8Bytes(new Content(account.SecurityStamp!, time.GetUtcNow().UtcDateTime + lifetime))));

    /// <summary>The stamp by which the account is found, while it still has it; null when the token is wrong or has run out.</summary>
    internal string? Read(string? token)
    {
        try
        {
            var content = JsonSerializer.Deserialize<Content>(_protector.Unprotect(Base64Url.DecodeFromChars((token ?? "").Trim())))!;
            return content.ExpiresUtc > time.GetUtcNow().UtcDateTime ? content.Stamp : null;
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private sealed record Content(string Stamp, DateTime ExpiresUtc);
}
