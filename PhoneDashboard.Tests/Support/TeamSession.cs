using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PhoneDashboard.Core.Team;

namespace PhoneDashboard.Tests.Support;

/// <summary>The cookies of somebody who has signed in by the real page.</summary>
/// <param name="Header">As a request sends them.</param>
internal sealed partial record TeamSession(string Header)
{
    internal const string Email = "admin@example.com", Password = "correct horse battery staple";

    /// <summary>The administrator that tests sign in with.</summary>
    internal static FirstAdministrator Administrator() => new() { Name = "Ada Admin", Email = Email, Password = Password };

    /// <summary>Signs in at a running app.</summary>
    internal static async Task<TeamSession> StartAsync(Uri server, string email = Email, string password = Password)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = server };
        using var answer = await TryAsync(http, await OpenFormAsync(http), email, password);
        var cookies = Cookies(answer);
        return cookies.Contains("phonedashboard-session", StringComparison.Ordinal)
            ? new TeamSession(cookies)
            : throw new InvalidOperationException(
                $"{email} could not sign in: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    /// <summary>The sign-in page's token and the cookies that go with it.</summary>
    internal static async Task<(string Token, string Cookies)> OpenFormAsync(HttpClient http)
    {
        using var page = await http.GetAsync(new Uri("/sign-in", UriKind.Relative));
        return (Token().Match(await page.Content.ReadAsStringAsync()).Groups["value"].Value, Cookies(page));
    }

    /// <summary>Sends the form, with more cookies if the browser has been here before.</summary>
    internal static async Task<HttpResponseMessage> TryAsync(HttpClient http, (string Token, string Cookies) form, string email,
        string password, string? moreCookies = null, string page = "/sign-in")
    {
        using var content = new FormUrlEncodedContent([
            new("_handler", "sign-in"),
            new("__RequestVerificationToken", form.Token),
            new("Input.Email", email),
            new("Input.Password", password),
        ]);
        using var request = new HttpRequestMessage(HttpMethod.Post, page) { Content = content };
        request.Headers.Add("Cookie", moreCookies is null ? form.Cookies : $"{form.Cookies}; {moreCookies}");
        return await http.SendAsync(request);
    }

    /// <summary>For a browser.</summary>
    internal IEnumerable<Cookie> For(Uri server) =>
        Header.Split("; ").Select(cookie => cookie.Split('=', 2)).Select(cookie =>
            new Cookie { Name = cookie[0], Value = cookie[1], Url = server.ToString(), HttpOnly = true, SameSite = SameSiteAttribute.Lax });

    internal static string Cookies(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Set-Cookie", out var cookies)
            ? string.Join("; ", cookies.Select(cookie => cookie.Split(';')[0]))
            : "";

    [GeneratedRegex(
        "name=\"__RequestVerificationToken\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
