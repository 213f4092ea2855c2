using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Team;

namespace PhoneDashboard.Web.SignIn;

/// <summary>What became of a try to sign in.</summary>
/// <param name="Succeeded">Signed in.</param>
/// <param name="NeedsSecondFactor">The password was right; a code is asked for next.</param>
/// <param name="Message">Why not, in the person's words.</param>
public sealed record SignInOutcome(bool Succeeded, bool NeedsSecondFactor = false, string? Message = null)
{
    internal static readonly SignInOutcome SignedIn = new(true), SecondFactor = new(false, NeedsSecondFactor: true);

    internal static SignInOutcome Refused(string message) => new(false, Message: message);
}

/// <summary>Signing in on the static pages: Identity's way, with the throttle before it, and the same answer in similar time whether there is such an account or not.</summary>
public sealed class SignInService(
    SignInManager<TeamAccount> signIn,
    UserManager<TeamAccount> accounts,
    IPasswordHasher<TeamAccount> hasher,
    SignInThrottle throttle,
    TeamSessions sessions,
    IDataProtectionProvider protection,
    IHttpContextAccessor http)
{
    private const string DeviceCookie = "phonedashboard-device", Wrong = "The e-mail address or the password is wrong.";

    private static string? _someHash;

    private readonly IDataProtector _protector = protection.CreateProtector("PhoneDashboard.SignIn.Device");

    private HttpContext Http => http.HttpContext!;

    private string Address => Http.Connection.RemoteIpAddress?.ToString() ?? "";

    /// <summary>With e-mail address and password.</summary>
    public async Task<SignInOutcome> WithPasswordAsync(string email, string password)
    {
        var key = TextKey.Email(email) ?? "";
        var known = await TeamLookup.OfAddress(accounts.Users, email).ToListAsync();
        var device = known.Select(DeviceOf).FirstOrDefault(device => device is not null);
        if (throttle.Wait(key, Address, device) is { } wait)
        {
            return SignInOutcome.Refused(WaitWords(wait));
        }

        var account = await OfPasswordAsync(known, password);
        if (account?.PasswordHash is null || !await signIn.CanSignInAsync(account))
        {
            _someHash ??= hasher.HashPassword(null!, "no account has this one");
            hasher.VerifyHashedPassword(null!, _someHash, password);
            throttle.Failed(key, Address, device);
            return SignInOutcome.Refused(Wrong);
        }

        var result = await signIn.PasswordSignInAsync(account, password, isPersistent: false, lockoutOnFailure: false);
        if (!result.Succeeded && !result.RequiresTwoFactor)
        {
            throttle.Failed(key, Address, device);
            return SignInOutcome.Refused(Wrong);
        }

        throttle.Succeeded(key, Address, device);
        return result.RequiresTwoFactor ? SignInOutcome.SecondFactor : await WelcomeAsync(account);
    }

    /// <summary>The second step: the code of the authenticator app, or a recovery code.</summary>
    public async Task<SignInOutcome> WithCodeAsync(string code, bool isRecoveryCode)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } account)
        {
            return SignInOutcome.Refused("Too much time has passed. Sign in again from the start.");
        }

        var key = "code " + account.NormalizedEmail;
        var device = DeviceOf(account);
        if (throttle.Wait(key, Address, device) is { } wait)
        {
            return SignInOutcome.Refused(WaitWords(wait));
        }

        var plain = code.Replace(" ", "", StringComparison.Ordinal);
        var result = isRecoveryCode
            ? await signIn.TwoFactorRecoveryCodeSignInAsync(plain.ToUpperInvariant())
            : await signIn.TwoFactorAuthenticatorSignInAsync(plain, isPersistent: false, rememberClient: false);
        if (result.Succeeded)
        {
            throttle.Succeeded(key, Address, device);
            return await WelcomeAsync(account);
        }

        throttle.Failed(key, Address, device);
        return SignInOutcome.Refused(
            isRecoveryCode ? "This recovery code is wrong, or was used before. Each works once."
            : result.IsLockedOut ? "Too many wrong codes. Wait ten minutes, or use a recovery code."
            : "The code is wrong or has run out. Enter the one that the app shows now.");
    }

    /// <summary>With a passkey: what the browser answered to the options it was given.</summary>
    public async Task<SignInOutcome> WithPasskeyAsync(string credentialJson)
    {
        var assertion = await signIn.PerformPasskeyAssertionAsync(credentialJson);
        if (!assertion.Succeeded || !await signIn.CanSignInAsync(assertion.User))
        {
            return SignInOutcome.Refused("This passkey does not sign in here. Use your password, or another passkey.");
        }

        await accounts.AddOrUpdatePasskeyAsync(assertion.User, assertion.Passkey);
        await signIn.SignInAsync(assertion.User, isPersistent: false, "passkey");
        return await WelcomeAsync(assertion.User);
    }

    /// <summary>After set-up, an accepted invitation, or the company's own sign-in: there is nothing more to prove.</summary>
    public async Task WithoutPasswordAsync(long accountId)
    {
        var account = (await accounts.FindByIdAsync(accountId.ToString(CultureInfo.InvariantCulture)))!;
        await signIn.SignInAsync(account, isPersistent: false);
        await WelcomeAsync(account);
    }

    /// <summary>Whether it is the password of the account that is signed in, for what a found browser must not be enough for. Guessing is slowed down here too.</summary>
    /// <returns>Why not, in words; null when it is.</returns>
    public async Task<string?> WrongPasswordAsync(TeamAccount account, string password)
    {
        var key = "own " + account.NormalizedEmail;
        if (throttle.Wait(key, Address, null) is { } wait)
        {
            return WaitWords(wait);
        }

        if (await accounts.CheckPasswordAsync(account, password))
        {
            throttle.Succeeded(key, Address, null);
            return null;
        }

        throttle.Failed(key, Address, null);
        return "This is not your password.";
    }

    /// <summary>Changes one's own password; the other sessions end.</summary>
    /// <returns>What is wrong with the current one, or with the new one; nothing when it was changed.</returns>
    public async Task<(string? Current, string? New)> ChangePasswordAsync(TeamAccount account, string current, string next)
    {
        if (await WrongPasswordAsync(account, current) is { } problem)
        {
            return (problem, null);
        }

        var result = await accounts.ChangePasswordAsync(account, current, next);
        if (!result.Succeeded)
        {
            return (null, result.Errors.First().Description);
        }

        await signIn.RefreshSignInAsync(account);
        return (null, null);
    }

    /// <summary>The account of an address; where two have it, the one whose password it is.</summary>
    private async Task<TeamAccount?> OfPasswordAsync(List<TeamAccount> known, string password)
    {
        foreach (var account in known.Count > 1 ? known : [])
        {
            if (await accounts.CheckPasswordAsync(account, password))
            {
                return account;
            }
        }

        return known.FirstOrDefault();
    }

    private static string WaitWords(TimeSpan wait)
    {
        var words = wait.TotalSeconds < 90 ? $"{Math.Ceiling(wait.TotalSeconds):0} seconds" : $"{Math.Ceiling(wait.TotalMinutes):0} minutes";
        return string.Create(CultureInfo.InvariantCulture, $"Too many wrong tries. Try again in {words}.");
    }

    private async Task<SignInOutcome> WelcomeAsync(TeamAccount account)
    {
        await sessions.NoteSignInAsync(account.Id);
        if (DeviceOf(account) is null)
        {
            var value = string.Create(CultureInfo.InvariantCulture, $"{account.Id}:{RandomNumberGenerator.GetHexString(32)}");
            Http.Response.Cookies.Append(DeviceCookie, _protector.Protect(value), new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = Http.Request.IsHttps, MaxAge = TimeSpan.FromDays(365), IsEssential = true });
        }

        return SignInOutcome.SignedIn;
    }

    // The account's owner has signed in with this browser before. The value is one of many: it names the browser, not the account alone.
    private string? DeviceOf(TeamAccount? account)
    {
        if (account is null || Http.Request.Cookies[DeviceCookie] is not { } cookie)
        {
            return null;
        }

        try
        {
            var value = _protector.Unprotect(cookie);
            return value.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{account.Id}:"), StringComparison.Ordinal) ? value : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
