namespace PhoneDashboard.Web.SignIn;

/// <summary>Where to go after signing in: a page of this app, whatever stands in the address. Elsewhere a mailed link could lead people to a copy of it.</summary>
internal static class LocalUrl
{
    /// <summary>The page, or the start page when it is none of ours.</summary>
    internal static string Of(string? returnUrl) =>
        returnUrl is ['/', ..] && (returnUrl.Length == 1 || returnUrl[1] is not ('/' or '\\')) && !returnUrl.Any(char.IsControl) ? returnUrl : "/";

    /// <summary>A page that goes on there.</summary>
    internal static string With(string page, string? returnUrl) => $"{page}?{SignInServices.ReturnUrl}={Uri.EscapeDataString(Of(returnUrl))}";
}
