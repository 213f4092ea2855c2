using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.SignIn;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Tests.SignIn;

/// <summary>The page of set-up, as a browser without scripts sends it.</summary>
public sealed partial class SetupPageTests
{
    private static readonly Dictionary<string, string> Good = new()
    {
        ["Input.Name"] = "Ada Admin",
        ["Input.Email"] = TeamSession.Email,
        ["Input.Password"] = TeamSession.Password,
        ["Input.Sample"] = "false",
    };

    [Fact]
    public async Task Code_InLowerCaseWithBlanksForDashes_IsTaken()
    {
        await using var server = DashboardServer.WithoutAccounts();
        var code = server.Get<SetupCode>().Value;

        using var answer = await SendAsync(server, new(Good) { ["Input.Code"] = " " + code.Replace('-', ' ').ToLowerInvariant() + "  " });

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.True(await server.Get<TeamAccessService>().IsSetUpAsync());
    }

    [Fact]
    public async Task EverythingWrong_IsSaidAtOnceAtTheFields()
    {
        await using var server = DashboardServer.WithoutAccounts();

        using var answer = await SendAsync(server, new()
        {
            ["Input.Code"] = "AAAA-BBBB",
            ["Input.Name"] = "",
            ["Input.Email"] = "nobody",
            ["Input.Password"] = "short",
        });
        var page = await answer.Content.ReadAsStringAsync();

        foreach (var field in new[] { "Code", "Name", "Email", "Password", "Sample" })
        {
            Assert.Contains($"id=\"Input-{field}-error\"", page, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Type the password again", page, StringComparison.Ordinal);
        Assert.Contains("value=\"nobody\"", page, StringComparison.Ordinal);
        await using var db = await server.OpenAsync();
        Assert.Equal(0, await db.TeamAccounts.CountAsync());
    }

    [Fact]
    public async Task WrongCode_GoodPassword_AsksForItAgainAndNeverEchoesIt()
    {
        await using var server = DashboardServer.WithoutAccounts();

        using var answer = await SendAsync(server, new(Good) { ["Input.Code"] = "AAAA-BBBB-CCCC-DDDD" });
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Contains("Type the password again: for safety it is never sent back.", page, StringComparison.Ordinal);
        Assert.DoesNotContain(TeamSession.Password, page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"Input-Password-error\"", page, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> SendAsync(DashboardServer server, Dictionary<string, string> typed)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = server.BaseAddress };
        var page = await http.GetStringAsync(new Uri("/setup", UriKind.Relative));
        var token = Token().Match(page).Groups["value"].Value;
        using var form = new FormUrlEncodedContent([new("_handler", "setup"), new("__RequestVerificationToken", token), .. typed]);
        return await http.PostAsync(new Uri("/setup", UriKind.Relative), form);
    }

    [GeneratedRegex(
        "name=\"__RequestVerificationToken\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
