using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OtpNet;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Team;

namespace PhoneDashboard.Core.SignIn;

/// <summary>
/// The codes of authenticator apps (RFC 6238): the present one and its two neighbours, for clocks that are off by half a minute, and each
/// once. Identity's own takes more (https://github.com/dotnet/aspnetcore/issues/13347) and forgets which were used
/// (https://github.com/dotnet/aspnetcore/issues/14423, closed as documented).
/// </summary>
public sealed class AuthenticatorCodes(TimeProvider time, UnwrittenCodes unwritten, ILogger<AuthenticatorCodes> logger)
    : AuthenticatorTokenProvider<TeamAccount>
{
    /// <summary>How long one code is taken: its half minute and the two beside it.</summary>
    internal static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(90);

    private const string OwnTokens = "PhoneDashboard", LastStep = "LastCodeStep";

    private static readonly VerificationWindow Neighbours = new(previous: 1, future: 1);

    /// <summary>
    /// Whether it is a code of the account's app that was not used yet; it counts as used from now on, also where that cannot be written
    /// down. Of two that come at once with one code, the second is refused.
    /// </summary>
    public override async Task<bool> ValidateAsync(string purpose, string token, UserManager<TeamAccount> manager, TeamAccount user)
    {
        if (await manager.GetAuthenticatorKeyAsync(user) is not { } key)
        {
            return false;
        }

        var (totp, now) = (new Totp(Base32Encoding.ToBytes(key)), time.GetUtcNow().UtcDateTime);
        if (!totp.VerifyTotp(now, token, out var step, Neighbours) || unwritten.WasUsed(user.Id, step)
            || await WasUsedAsync(step, manager, user))
        {
            return false;
        }

        return await StorageFault.TryAsync(logger,
            async () => (await manager.SetAuthenticationTokenAsync(user, OwnTokens, LastStep, Text(step))).Succeeded,
            _ => unwritten.TryUse(user.Id, step));
    }

    /// <summary>
    /// Whether the one that was used last makes another one worthless. A step far ahead was noted before the clock was set back: it would
    /// refuse every code until then.
    /// </summary>
    internal static bool Covers(long last, long step) => step <= last && last <= step + 2;

    /// <summary>Notes a step that could not be written down when it was used, unless a later one was noted since.</summary>
    internal static async Task NoteAsync(DbSet<IdentityUserToken<long>> tokens, long account, long step)
    {
        if (await tokens.FindAsync(account, OwnTokens, LastStep) is not { } token)
        {
            tokens.Add(new IdentityUserToken<long> { UserId = account, LoginProvider = OwnTokens, Name = LastStep, Value = Text(step) });
        }
        else if (!long.TryParse(token.Value, CultureInfo.InvariantCulture, out var last) || !Covers(last, step))
        {
            token.Value = Text(step);
        }
    }

    private static string Text(long step) => step.ToString(CultureInfo.InvariantCulture);

    private static async Task<bool> WasUsedAsync(long step, UserManager<TeamAccount> manager, TeamAccount user) =>
        long.TryParse(await manager.GetAuthenticationTokenAsync(user, OwnTokens, LastStep), CultureInfo.InvariantCulture, out var last)
            && Covers(last, step);
}
