using System.Globalization;
using Microsoft.AspNetCore.Identity;
using OtpNet;

namespace PhoneDashboard.Core.Team;

/// <summary>
/// The codes of authenticator apps (RFC 6238): the present one and its two neighbours, for clocks that are off by half a minute, and each
/// once. Identity's own takes five and forgets which were used.
/// </summary>
public sealed class AuthenticatorCodes(TimeProvider time) : AuthenticatorTokenProvider<TeamAccount>
{
    private const string OwnTokens = "PhoneDashboard", LastStep = "LastCodeStep";

    private static readonly VerificationWindow Neighbours = new(previous: 1, future: 1);

    /// <summary>
    /// Whether it is a code of the account's app that was not used yet; it counts as used from now on. Of two that come at once with one
    /// code, the second is refused.
    /// </summary>
    public override async Task<bool> ValidateAsync(string purpose, string token, UserManager<TeamAccount> manager, TeamAccount user)
    {
        if (await manager.GetAuthenticatorKeyAsync(user) is not { } key)
        {
            return false;
        }

        var (totp, now) = (new Totp(Base32Encoding.ToBytes(key)), time.GetUtcNow().UtcDateTime);
        if (!totp.VerifyTotp(now, token, out var step, Neighbours) || await WasUsedAsync(step, manager, user))
        {
            return false;
        }

        var saved = await manager.SetAuthenticationTokenAsync(user, OwnTokens, LastStep, step.ToString(CultureInfo.InvariantCulture));
        return saved.Succeeded;
    }

    // A step far ahead was noted before the clock was set back: it would refuse every code until then.
    private static async Task<bool> WasUsedAsync(long step, UserManager<TeamAccount> manager, TeamAccount user) =>
        long.TryParse(await manager.GetAuthenticationTokenAsync(user, OwnTokens, LastStep), CultureInfo.InvariantCulture, out var last)
            && step <= last && last <= step + 2;
}
