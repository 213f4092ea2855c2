using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Tests.Activity;
using PhoneDashboard.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Browser;

/// <summary>What an invited person sees, on a phone and on a computer, and what the phone is given (Specification 10).</summary>
[Collection(BrowserCollection.Name)]
public sealed class ActivatePageTests(BrowserFixture browser) : IAsyncLifetime
{
    private readonly DashboardServer _server =
        DashboardServer.With(builder => builder.UseSetting("Sip:Domain", "sip.example.com"));

    private string _token = "";
    private long _user;

    public async Task InitializeAsync()
    {
        _ = await _server.SessionAsync();
        _user = await _server.AddUserAsync("Ben", "Ortega", "ben@example.com");
        _token = await TokenAsync(_server, _user);
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public Task Opened_OnAComputer_ShowsTheCodeToScan_AndTheTokenIsInNoAddress() =>
        browser.VisitAsync(_server, "/not-found", async page =>
        {
            var asked = new List<string>();
            page.Request += (_, request) => asked.Add(request.Url);
            await page.GotoAsync($"{_server.BaseAddress}activate#{_token}");

            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Hello Ben, connect your phone to My company" }))
                .ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Img, new() { Name = "QR code with the settings of your phone" })).ToBeVisibleAsync();
            await Expect(page.GetByText("Ortega")).ToHaveCountAsync(0);
            Assert.DoesNotContain(asked, address => new Uri(address).PathAndQuery.Contains(_token, StringComparison.Ordinal));
            await Axe.AssertAccessibleAsync(page);

            await page.GetByRole(AriaRole.Button, new() { Name = "Show the settings" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Settings for another SIP app" })).ToBeVisibleAsync();
            await Expect(page.GetByText("sip.example.com:5061;transport=tls")).ToBeVisibleAsync();
            await Axe.AssertAccessibleAsync(page);
        });

    [Fact]
    public Task Opened_WithoutToken_SaysThatTheLinkIsIncomplete() =>
        browser.VisitAsync(_server, "/activate", async page =>
        {
            await Expect(page.GetByText("This link is incomplete.")).ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Continue" })).ToBeHiddenAsync();
            await Axe.AssertAccessibleAsync(page);
        });

    [Fact]
    public async Task Opened_Replaced_SaysTheSameAsForAGuess()
    {
        await _server.ChangeUserAsync(_user, edit => edit.Email = "ben.ortega@example.com");
        await browser.VisitAsync(_server, $"/activate#{_token}", async page =>
        {
            await Expect(page.GetByText("This link cannot be used.")).ToBeVisibleAsync();
            var words = await page.GetByRole(AriaRole.Main).InnerTextAsync();
            await page.GotoAsync("about:blank");
            await page.GotoAsync($"{_server.BaseAddress}activate#AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
            await Expect(page.GetByText("This link cannot be used.")).ToBeVisibleAsync();
            Assert.Equal(words, await page.GetByRole(AriaRole.Main).InnerTextAsync());
            await Axe.AssertAccessibleAsync(page);
        });
    }

    [Fact]
    public async Task Opened_WhilePhonesAreOff_SaysSo()
    {
        await using var off = new DashboardServer();
        _ = await off.SessionAsync();
        var token = await TokenAsync(off, await off.AddUserAsync("Ben", "Ortega", "ben@example.com"));
        await browser.VisitAsync(off, $"/activate#{token}", async page =>
        {
            await Expect(page.GetByText("has not switched phones on yet")).ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Img)).ToHaveCountAsync(0);
            await Axe.AssertAccessibleAsync(page);
        });
    }

    [Fact]
    public async Task Settings_AskedWithoutTheAppsHeader_UsesNothingUp_AndWithIt_MakesOnePhone()
    {
        var url = (await _server.Get<Core.Phones.ProvisioningService>().OpenAsync(_token)).Value.SettingsUrl!;
        using var http = new HttpClient();

        var scanned = await http.GetAsync(new Uri(url));
        Assert.Contains("Nothing has been used up", await scanned.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.EndsWith("/scan-with-the-app", scanned.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);

        http.DefaultRequestHeaders.Add("X-Linphone-Provisioning", "1");
        var given = await http.GetAsync(new Uri(url));
        Assert.Equal("application/xml", given.Content.Headers.ContentType!.MediaType);
        Assert.Equal("no-store", given.Headers.CacheControl!.ToString());
        var own = Between(await given.Content.ReadAsStringAsync(), "config-uri\" overwrite=\"true\">", "<");
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri(own))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri(own[..^2] + "AA"))).StatusCode);
        await using var db = await _server.OpenAsync();
        Assert.Equal(1, await db.SipCredentials.CountAsync());
    }

    private static async Task<string> TokenAsync(DashboardServer server, long user)
    {
        Assert.True((await server.Get<InviteService>().SendAsync(TestActors.Administrator, user)).Succeeded);
        return (await server.Get<InviteService>().GetLinkAsync(TestActors.Administrator, user)).Value.Url.Split('#')[1];
    }

    private static string Between(string text, string from, string to) => text.Split(from)[1].Split(to)[0];
}
