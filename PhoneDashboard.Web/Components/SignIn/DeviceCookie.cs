using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using PhoneDashboard.Core.Team;

namespace PhoneDashboard.Web.Components.SignIn;

/// <summary>
/// What a browser is given when an account's owner has signed in with it, for a year: whoever counts tries and requests counts such a
/// browser by itself, so that nothing that others do at the same network address keeps the owner out there. It opens nothing.
/// </summary>
/// <remarks>OWASP, "Slow Down Online Guessing Attacks with Device Cookies".</remarks>
public sealed class DeviceCookie(IDataProtectionProvider protection)
{
    private const string Name = "phonedashboard-device";

    private readonly IDataProtector _protector = protection.CreateProtector("PhoneDashboard.SignIn.Device");

    /// <summary>The browser, if the account's owner has signed in with it before. It names the browser, not the account alone.</summary>
    internal string? Of(HttpContext http, TeamAccount account) =>
        Of(http) is { } device && device.StartsWith(Prefix(account), StringComparison.Ordinal) ? device : null;

    /// <summary>The browser, if anybody has signed in with it before.</summary>
    internal string? Of(HttpContext http)
    {
        try
        {
            return http.Request.Cookies[Name] is { } cookie ? _protector.Unprotect(cookie) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Gives the browser one of its own.</summary>
    internal void Give(HttpContext http, TeamAccount account) =>
        http.Response.Cookies.Append(Name, _protector.Protect(Prefix(account) + RandomNumberGenerator.GetHexString(32)), new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
            MaxAge = TimeSpan.FromDays(365),
            IsEssential = true,
        });

    private static string Prefix(TeamAccount account) => string.Create(CultureInfo.InvariantCulture, $"{account.Id}:");
}
