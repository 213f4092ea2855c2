using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.SignIn;

/// <summary>The page says where the link goes: to the person, or, without a mail service, into a folder.</summary>
public sealed partial class ForgotPasswordPageTests
{
    [Theory]
    [InlineData(null, "Mails are written to a folder on the server: ask whoever runs it for the link.", "No mail leaves this server.")]
    [InlineData("SG.sample", "The link to a new password goes there.", "a mail with a link to a new password goes to it")]
    public async Task Words_WithAndWithoutAMailService_AreTrueBeforeAndAfter(string? key, string before, string after)
    {
        await using var server = DashboardServer.With(host => host.UseSetting("SendGrid:ApiKey", key));
        await server.SessionAsync();
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = server.BaseAddress };

        using var opened = await http.GetAsync(new Uri("/forgot-password", UriKind.Relative));
        var page = await opened.Content.ReadAsStringAsync();
        Assert.Contains(before, page, StringComparison.Ordinal);

        // An address that nobody has: no mail is sent by the test.
        using var content = new FormUrlEncodedContent(
        [
            new("_handler", "forgot-password"),
            new("__RequestVerificationToken", Token().Match(page).Groups["value"].Value),
            new("Email", "nobody@example.com"),
        ]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/forgot-password") { Content = content };
        request.Headers.Add("Cookie", TeamSession.Cookies(opened));
        using var answer = await http.SendAsync(request);
        Assert.Contains(after, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [GeneratedRegex(
        "name=\"__RequestVerificationToken\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
