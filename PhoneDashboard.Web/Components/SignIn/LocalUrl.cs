namespace PhoneDashboard.Web.Components.SignIn;

/// <summary>
/// Where to go after signing in: a page of this app, whatever stands in the address. Elsewhere a mailed link could lead
/// people to a copy of it.
/// </summary>
public static class LocalUrl
{
    private const int Longest = 2000;

    /// <summary>
    /// The page, or the start page when it is none of ours. Letters that a header cannot carry come escaped, as a browser would send them.
    /// </summary>
    public static string Of(string? returnUrl) => returnUrl is { Length: <= Longest } and ['/', ..]
        && (returnUrl.Length == 1 || returnUrl[1] is not ('/' or '\\')) && !returnUrl.Any(char.IsControl)
        ? string.Concat(returnUrl.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString())))
        : "/";

    /// <summary>A page that goes on there.</summary>
    public static string With(string page, string? returnUrl) => $"{page}?{SignInServices.ReturnUrl}={Uri.EscapeDataString(Of(returnUrl))}";
}
