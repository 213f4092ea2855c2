using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.SignIn;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Web.Hardening;

namespace PhoneDashboard.Web.Components.SignIn;

/// <summary>
/// Signing in on the static pages: the throttle first, and the same answer in similar time whether there is such an account or not. Every
/// way ends in <see cref="EnterAsync"/>, which alone begins a session; <see cref="RenewAsync"/> goes on with one. What stands between two
/// steps is a cookie of five minutes that names the account and its stamp.
/// </summary>
public sealed class SignInService(
    SignInManager<TeamAccount> signIn,
    UserManager<TeamAccount> accounts,
    IPasswordHasher<TeamAccount> hasher,
    SignInThrottle throttle,
    TeamSessions sessions,
    DeviceCookie devices,
    IHttpContextAccessor http)
{
    internal const string CodePage = "/sign-in/two-factor", SetUpAppPage = "/sign-in/set-up-app";

    private const string Wrong = "The e-mail address or the password is wrong.";

    private static readonly SignInOutcome TooLate =
        SignInOutcome.Refused("Too much time has passed, or the account was changed. Sign in again from the start.");

    private static readonly SignInOutcome WrongCode =
        SignInOutcome.Refused("The code is wrong, has expired, or was used before. Enter the one that the app shows now.");

    private static string? _someHash;

    private HttpContext Http => http.HttpContext!;

    private string Address => Remote.Of(Http);

    /// <summary>With e-mail address and password.</summary>
    public async Task<SignInOutcome> WithPasswordAsync(string email, string password)
    {
        var key = EmailAddress.Key(email) ?? "";
        var known = await TeamLookup.AllOfAddressAsync(accounts.Users, email);
        var device = known.Select(DeviceOf).FirstOrDefault(device => device is not null);
        if (throttle.Wait(key, Address, device) is { } wait)
        {
            return SignInOutcome.Refused(WaitWords(wait));
        }

        if (await OfPasswordAsync(known, password) is not { } account || !await sessions.MayBeInAsync(SignInStep.Of(account)))
        {
            throttle.Failed(key, Address, device);
            return SignInOutcome.Refused(Wrong);
        }

        throttle.Succeeded(key, Address, device);
        var alone = SignInStep.Of(account) with { IsPasswordAlone = true };
        if (!account.TwoFactorEnabled && await sessions.MayBeInAsync(alone))
        {
            return await EnterAsync(alone, TeamClaims.ByPassword);
        }

        await WaitForNextStepAsync(account);
        return SignInOutcome.Next(account.TwoFactorEnabled ? CodePage : SetUpAppPage);
    }

    /// <summary>The second step: the code of the authenticator app, or a recovery code.</summary>
    public async Task<SignInOutcome> WithCodeAsync(string code, bool isRecoveryCode)
    {
        if (await PendingAsync() is not { TwoFactorEnabled: true } account)
        {
            return TooLate;
        }

        return isRecoveryCode
            ? await WithRecoveryCodeAsync(account, Plain(code).ToUpperInvariant()) : await WithAppCodeAsync(account, Plain(code));
    }

    /// <summary>With a passkey: what the browser answered to the options it was given.</summary>
    public async Task<SignInOutcome> WithPasskeyAsync(string credentialJson)
    {
        if (await AssertAsync(credentialJson) is not { User: { } account, Passkey: { } passkey }
            || !await sessions.MayBeInAsync(SignInStep.Of(account)))
        {
            return SignInOutcome.Refused("This passkey does not sign in here. Use your password, or another passkey.");
        }

        await sessions.NotePasskeyAsync(() => accounts.AddOrUpdatePasskeyAsync(account, passkey));
        return await EnterAsync(SignInStep.Of(account), "passkey");
    }

    /// <summary>
    /// A passkey that a browser has made for the account, to be kept; null when it is none, or was asked for by another account.
    /// </summary>
    public async Task<UserPasskeyInfo?> NewPasskeyAsync(string credentialJson, TeamAccount account) =>
        await AnswerAsync(() => signIn.PerformPasskeyAttestationAsync(credentialJson)) is { Succeeded: true } made
            && made.UserEntity.Id == await accounts.GetUserIdAsync(account) ? made.Passkey : null;

    /// <summary>After set-up, the company's own sign-in, or a one-time sign-in: there is nothing more to prove.</summary>
    public Task<SignInOutcome> WithoutPasswordAsync(SignInStep step) => EnterAsync(step, "proved");

    /// <summary>
    /// The account that has got the password right and has to show more; null when there is none, or it may not be in any more.
    /// </summary>
    public async Task<TeamAccount?> PendingAsync() =>
        TeamClaims.StepOf((await Http.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme)).Principal) is { } step
            ? await FindAsync(step) : null;

    /// <summary>Gives the account that has to set up the authenticator app a new key.</summary>
    /// <returns>Whether it still may; then the key can be read.</returns>
    public async Task<bool> BeginAppAsync()
    {
        if (await PendingAsync() is not { TwoFactorEnabled: false } account
            || !(await accounts.ResetAuthenticatorKeyAsync(account)).Succeeded)
        {
            return false;
        }

        await WaitForNextStepAsync(account); // the stamp is another one now
        return true;
    }

    /// <summary>Turns the app on by its first code, and signs in.</summary>
    public async Task<SignInOutcome> WithNewAppAsync(string code)
    {
        if (await PendingAsync() is not { TwoFactorEnabled: false } account)
        {
            return TooLate;
        }

        if (!await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, Plain(code)))
        {
            return WrongCode;
        }

        return (await accounts.SetTwoFactorEnabledAsync(account, true)).Succeeded
            ? await EnterAsync(SignInStep.Of(account), "mfa") : TooLate;
    }

    /// <summary>
    /// Whether it is the password of the account that is signed in, for what a found browser must not be enough for. Guessing is
    /// slowed down here too.
    /// </summary>
    /// <returns>Why not, in words; null when it is.</returns>
    public async Task<string?> WrongPasswordAsync(TeamAccount account, string password)
    {
        var (key, device) = ("own " + account.NormalizedEmail, DeviceOf(account));
        if (throttle.Wait(key, Address, device) is { } wait)
        {
            return WaitWords(wait);
        }

        if (await accounts.CheckPasswordAsync(account, password))
        {
            throttle.Succeeded(key, Address, device);
            return null;
        }

        throttle.Failed(key, Address, device);
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

        await RenewAsync(account);
        return (null, null);
    }

    /// <summary>After one's own change that ended every session: this browser's goes on, unless the account may not be in.</summary>
    public async Task RenewAsync(TeamAccount account)
    {
        if (await sessions.MayBeInAsync(SignInStep.Of(account)))
        {
            await signIn.RefreshSignInAsync(account);
        }
    }

    private static string Plain(string code) => code.Replace(" ", "", StringComparison.Ordinal);

    private static string WaitWords(TimeSpan wait, string otherwise = "")
    {
        var words = wait.TotalSeconds < 90
            ? $"{Math.Ceiling(wait.TotalSeconds):0} seconds" : $"{Math.Ceiling(wait.TotalMinutes):0} minutes";
        return string.Create(CultureInfo.InvariantCulture, $"Too many wrong attempts. Try again in {words}{otherwise}.");
    }

    /// <summary>
    /// The account of an address whose password it is: two may have one address. Where there is none, as much is reckoned as where there is
    /// one.
    /// </summary>
    private async Task<TeamAccount?> OfPasswordAsync(List<TeamAccount> known, string password)
    {
        known.RemoveAll(account => account.PasswordHash is null);
        if (known.Count == 0)
        {
            hasher.VerifyHashedPassword(null!, _someHash ??= hasher.HashPassword(null!, "no account has this one"), password);
        }

        foreach (var account in known)
        {
            if (await accounts.CheckPasswordAsync(account, password))
            {
                return account;
            }
        }

        return null;
    }

    private async Task<SignInOutcome> WithAppCodeAsync(TeamAccount account, string code)
    {
        if (await accounts.GetAuthenticatorKeyAsync(account) is null)
        {
            return SignInOutcome.Refused(
                "The server has lost the keys that codes of the app are checked with. Use a recovery code, or ask an administrator.");
        }

        var (key, device) = ("code " + account.NormalizedEmail, DeviceOf(account));
        if (throttle.Wait(key, Address, device) is { } wait)
        {
            return SignInOutcome.Refused(WaitWords(wait, ", or use a recovery code"));
        }

        if (!await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, code))
        {
            throttle.Failed(key, Address, device);
            return WrongCode;
        }

        throttle.Succeeded(key, Address, device);
        return await EnterAsync(SignInStep.Of(account), "mfa");
    }

    private async Task<SignInOutcome> WithRecoveryCodeAsync(TeamAccount account, string code)
    {
        if (throttle.WaitForRecovery(DeviceOf(account) ?? Address) is { } wait)
        {
            return SignInOutcome.Refused(WaitWords(wait));
        }

        return (await accounts.RedeemTwoFactorRecoveryCodeAsync(account, code)).Succeeded
            ? await EnterAsync(SignInStep.Of(account), "mfa")
            : SignInOutcome.Refused("This recovery code is wrong, or was used before. Each works once.");
    }

    private async Task<PasskeyAssertionResult<TeamAccount>?> AssertAsync(string credentialJson) =>
        await AnswerAsync(() => signIn.PerformPasskeyAssertionAsync(credentialJson)) is { Succeeded: true } assertion ? assertion : null;

    // What is no answer of a browser, or comes without having been asked for, is thrown by Identity in several ways.
    private static async Task<T?> AnswerAsync<T>(Func<Task<T>> perform)
        where T : class
    {
        try
        {
            return await perform();
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or JsonException or FormatException)
        {
            return null;
        }
    }

    private Task WaitForNextStepAsync(TeamAccount account) =>
        Http.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, TeamClaims.PendingOf(SignInStep.Of(account)));

    /// <summary>The only place that begins a session.</summary>
    private async Task<SignInOutcome> EnterAsync(SignInStep step, string method)
    {
        if (await FindAsync(step) is not { } account)
        {
            return TooLate;
        }

        await Http.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await signIn.SignInWithClaimsAsync(account, isPersistent: false, [new Claim(TeamClaims.Method, method)]);
        await sessions.NoteSignInAsync(account.Id);
        if (DeviceOf(account) is null)
        {
            devices.Give(Http, account);
        }

        return SignInOutcome.SignedIn;
    }

    // Read into this request's context, where it may have been for a while: whether it may be in now is asked afresh.
    private async Task<TeamAccount?> FindAsync(SignInStep step) =>
        await accounts.FindByIdAsync(step.AccountId.ToString(CultureInfo.InvariantCulture)) is { } account
            && account.SecurityStamp == step.Stamp && await sessions.MayBeInAsync(step) ? account : null;

    private string? DeviceOf(TeamAccount account) => devices.Of(Http, account);
}
