using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Browser;

/// <summary>The main job: from an empty system to a colleague with a working line and an invite.</summary>
[Collection(BrowserCollection.Name)]
public sealed class NewColleagueTests(BrowserFixture browser)
{
    private const string Number = "+1 202 555 0101", Name = "Ann Berg";

    [Fact]
    public async Task EmptySystem_NumberUserLineInviteResend_SendsTheSameLinkTwice()
    {
        var clock = new TestClock();
        await using var server = DashboardServer.With(
            builder => builder.ConfigureServices(services => services.AddSingleton<TimeProvider>(clock)));
        using var mails = new PickupWatch(server);

        await browser.VisitAsync(server, "/", async page =>
        {
            await AddNumberAsync(page);
            await CreateUserAsync(page);
            await FillLineAsync(page);
            await SendAsync(page);
            var link = await AssertInviteAsync(server, mails);
            await ResendAsync(page, clock);
            Assert.Equal(link, await AssertInviteAsync(server, mails));
            await OpenLinkAsync(page, link);
        });
    }

    /// <summary>
    /// With a mouse and letters, as somebody does it who knows the way; the second time on a connection that answers after 100 ms.
    /// </summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task NewColleague_WithLineAndInvite_TakesNineClicksAndFortyKeysAtMost(bool isSlow)
    {
        await using var server = new DashboardServer();
        using var mails = new PickupWatch(server);
        await server.AddDidAsync("12025550101");
        await server.AddInternalNumberAsync("201");

        await browser.VisitAsync(server, "/", async page =>
        {
            await page.AddInitScriptAsync("""
                for (const type of ["pointerdown", "keydown"]) {
                  addEventListener(type, () => window[type] = (window[type] ?? 0) + 1, true);
                }
                """);
            await page.GotoAsync("/users");
            var wizard = await BeginAsync(page);
            await wizard.List("DID Numbers").ClickAsync();
            await page.Option(Number).ClickAsync();
            await wizard.Button("Take 201, the next free one").ClickAsync();
            await Expect(wizard.List("Internal Number")).ToBeFocusedAsync();
            await wizard.ToggleAsync("Enable External Outbound Calls");
            await wizard.Button($"Use {Number} as Caller ID").ClickAsync();
            await Expect(wizard.List("Caller IDs")).ToBeFocusedAsync();
            await wizard.Button("Create and invite").ClickAsync();
            await Expect(page.DialogNamed("User created")).ToContainTextAsync("written to a folder");
            Assert.InRange(await page.EvaluateAsync<int>("() => window.pointerdown"), 5, 9);
            Assert.InRange(await page.EvaluateAsync<int>("() => window.keydown"), 27, 40);
        }, roundTrip: isSlow ? SlowLine.RoundTrip : null);

        await mails.NextAsync();
        var line = Assert.Single((await server.Get<AppLineService>().ListAsync(TestActors.Administrator, new())).Rows);
        Assert.Equal(("Ann", AppLineStatus.Configured), (line.FirstName, line.Status));
    }

    /// <summary>From the Users page to the wizard's second step, by the keys and clicks that a person needs.</summary>
    internal static async Task<ILocator> BeginAsync(IPage page)
    {
        await page.Button("Add").ClickAsync();
        await page.MenuItem("Create new").ClickAsync();
        var wizard = page.DialogNamed("Create New User");
        await Expect(wizard.Text("First Name")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Ann");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("Berg");
        await wizard.Text("Email").ClickAsync();
        await page.Keyboard.TypeAsync("ann.berg@example.com");
        await page.Keyboard.PressAsync("Control+Enter");
        return wizard;
    }

    private static async Task AddNumberAsync(IPage page)
    {
        await page.GoAsync("Numbers", "DID Numbers");
        await page.Button("Add DID Number").ClickAsync();
        var dialog = page.DialogNamed("Add DID Number");
        await dialog.Text("Number").FillAsync(Number);
        await dialog.Button("Save").ClickAsync();
        await Expect(page.Row(Number)).ToBeVisibleAsync();
    }

    private static async Task CreateUserAsync(IPage page)
    {
        await page.GoAsync("Users");
        await page.Button("Add").ClickAsync();
        await page.MenuItem("Create new").ClickAsync();
        var dialog = page.DialogNamed("Create New User");
        await dialog.Text("First Name").FillAsync("Ann");
        await dialog.Text("Last Name").FillAsync("Berg");
        await dialog.Text("Job Title").FillAsync("Account Manager");
        await dialog.Text("Email").FillAsync("ann.berg@example.com");
        await Expect(dialog.Switch("Configure application line in the next step")).ToBeCheckedAsync();
        await dialog.Button("Next").ClickAsync();
    }

    private static async Task FillLineAsync(IPage page)
    {
        var dialog = page.DialogNamed("Create New User");
        await Expect(dialog.List("DID Numbers")).ToBeFocusedAsync();
        await dialog.List("DID Numbers").FindAndChooseAsync("0101", Number);
        await Expect(dialog.Chip(Number)).ToBeVisibleAsync();
        await dialog.ToggleAsync("Enable External Outbound Calls");
        await dialog.List("Caller IDs").FindAndChooseAsync("0101", Number);
        await Expect(dialog.Chip(Number)).ToHaveCountAsync(2);
        await dialog.Button("Save").ClickAsync();
    }

    private static async Task SendAsync(IPage page)
    {
        var dialog = page.DialogNamed("User created");
        await dialog.Button("Send Invite to App").ClickAsync();
        await Expect(dialog.GetByText("nobody g")).ToBeVisibleAsync(); // gets it, or, when it was written already, got it
        await dialog.Button("Done").ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();
    }

    private static async Task<string> AssertInviteAsync(DashboardServer server, PickupWatch mails)
    {
        var (mail, file) = await mails.NextAsync();
        var link = Assert.Single(mail.Links);
        Assert.StartsWith($"{server.BaseAddress}activate#", link, StringComparison.Ordinal);
        Assert.Contains(link, mail.Text, StringComparison.Ordinal);
        Assert.Contains("Content-Disposition: inline", file, StringComparison.Ordinal);
        var user = Assert.Single((await server.Get<Core.Users.PhoneUserService>().ListAsync(TestActors.Administrator, new())).Rows);
        var shown = (await server.Get<InviteService>().GetLinkAsync(TestActors.Administrator, user.Id)).Value;
        Assert.Equal(shown.Url, link);
        Assert.Contains($"src=\"data:image/png;base64,{Convert.ToBase64String(shown.QrCode)}\"", mail.Html, StringComparison.Ordinal);
        return link;
    }

    private static async Task ResendAsync(IPage page, TestClock clock)
    {
        await Expect(page.Row(Name)).ToContainTextAsync("Written to folder");
        await page.ActAsync(Name, "Send Invite to App");
        await Expect(page.GetByText("The last invitation is less than a minute old. You can send the next one in 60 seconds."))
            .ToBeVisibleAsync();

        clock.Advance(InviteService.LeastBetween);
        await page.ActAsync(Name, "Send Invite to App");
    }

    private static async Task OpenLinkAsync(IPage page, string link)
    {
        await page.GotoAsync(link);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Hello Ann, connect your phone to");
        await Expect(page.Heading("Page not found")).ToHaveCountAsync(0);
    }
}
