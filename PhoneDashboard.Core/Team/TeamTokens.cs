using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace PhoneDashboard.Core.Team;

/// <summary>
/// The tokens of links to a new password, and of those that sign in once: encrypted, nowhere stored, and bound to the account's security
/// stamp, so that one is worthless once it was used, a password was set, or the sessions were ended. In the link they stand behind the #,
/// which browsers send to no server.
/// </summary>
public sealed class TeamTokens(IDataProtectionProvider protection, TimeProvider time)
{
    private readonly IDataProtector _password = protection.CreateProtector("PhoneDashboard.Team.PasswordLink"),
        _signIn = protection.CreateProtector("PhoneDashboard.Team.SignInLink");

    /// <summary>For a link to a new password.</summary>
    internal string Make(TeamAccount account, TimeSpan lifetime) => Make(_password, account, lifetime);

    /// <summary>For a link that signs in once.</summary>
    internal string MakeSignIn(TeamAccount account, TimeSpan lifetime) => Make(_signIn, account, lifetime);

    /// <summary>The stamp by which the account is found, while it still has it; null when the token is wrong or has run out.</summary>
    internal string? Read(string? token) => Read(_password, token);

    /// <summary>The same of a link that signs in.</summary>
    internal string? ReadSignIn(string? token) => Read(_signIn, token);

    private string Make(IDataProtector protector, TeamAccount account, TimeSpan lifetime) =>
        Base64Url.EncodeToString(protector.Protect(JsonSerializer.SerializeToUtf8Bytes(
            new Content(account.SecurityStamp!, time.GetUtcNow().UtcDateTime + lifetime))));

    private string? Read(IDataProtector protector, string? token)
    {
        try
        {
            var content = JsonSerializer.Deserialize<Content>(protector.Unprotect(Base64Url.DecodeFromChars((token ?? "").Trim())))!;
            return content.ExpiresUtc > time.GetUtcNow().UtcDateTime ? content.Stamp : null;
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private sealed record Content(string Stamp, DateTime ExpiresUtc);
}
