using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace PhoneDashboard.Web.Components.SignIn;

/// <summary>
/// Why the company's sign-in let somebody not in, from the provider's answer to the sign-in page: in a sealed cookie that is shown once, so
/// that nobody can put words on the page by an address.
/// </summary>
/// <param name="Reason">In words.</param>
/// <param name="Came">The names of the claims that came.</param>
/// <param name="Groups">The groups that came.</param>
/// <param name="Missing">The names of the claims that are wanted and did not come.</param>
internal sealed record CompanyRefusal(
    string Reason, IReadOnlyList<string> Came, IReadOnlyList<string> Groups, IReadOnlyList<string> Missing)
{
    private const string Cookie = "phonedashboard-company";

    // A cookie holds 4 KB, of which sealing takes a third.
    private const int MostBytes = 700;

    // Sealed: no page is made of it as it stands.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    /// <summary>Without a word of the provider about the person.</summary>
    internal static CompanyRefusal Of(string reason) => new(reason, [], [], []);

    /// <summary>With what the provider said of the person.</summary>
    internal static CompanyRefusal Of(string reason, CompanyClaims claims) =>
        new(reason, Short(claims.Came), Short(claims.Groups), Short(claims.Missing));

    /// <summary>Sends the browser back to the sign-in page, which says it.</summary>
    internal void TellAt(HttpContext http)
    {
        var value = Protector(http).Protect(JsonSerializer.Serialize(this, Json), Life);
        http.Response.Cookies.Append(Cookie, value, Options(http));
        http.Response.Redirect(SignInServices.SignInPath);
    }

    /// <summary>What the last try ended with, once; null when there was none.</summary>
    internal static CompanyRefusal? Take(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { } value)
        {
            return null;
        }

        http.Response.Cookies.Delete(Cookie, Options(http));
        try
        {
            return JsonSerializer.Deserialize<CompanyRefusal>(Protector(http).Unprotect(value));
        }
        catch (CryptographicException)
        {
            return null; // too old, or not ours
        }
    }

    private static List<string> Short(IEnumerable<string> words)
    {
        var left = MostBytes;
        var all = words.ToList();
        var some = all.TakeWhile(word => (left -= Encoding.UTF8.GetByteCount(word) + 3) > 0).ToList();
        return some.Count < all.Count ? [.. some, "…"] : some;
    }

    private static CookieOptions Options(HttpContext http) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
        MaxAge = Life,
        Path = SignInServices.SignInPath,
        IsEssential = true,
    };

    private static ITimeLimitedDataProtector Protector(HttpContext http) =>
        http.RequestServices.GetDataProtectionProvider().CreateProtector("PhoneDashboard.SignIn.Company").ToTimeLimitedDataProtector();
}
