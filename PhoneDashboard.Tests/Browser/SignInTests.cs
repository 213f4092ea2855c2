using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.SignIn;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Browser;

/// <summary>The ways in, and out.</summary>
[Collection(BrowserCollection.Name)]
public sealed class SignInTests(BrowserFixture browser)
{
    [Fact]
    public async Task SetUp_OnAnEmptyMachine_AsksForTheCodeOnce()
    {
        await using var server = DashboardServer.WithoutAccounts();
        await browser.VisitAsync(server, "/users", async page =>
        {
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Set up PhoneDashboard" })).ToBeVisibleAsync();
            await FillSetupAsync(page, "AAAA-BBBB-CCCC-DDDD");
            await Expect(page.GetByText("This is not the code.")).ToBeVisibleAsync();
            await Axe.AssertAccessibleAsync(page);

            await FillSetupAsync(page, server.Services.GetRequiredService<SetupCode>().Value);
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Overview", Level = 1 })).ToBeVisibleAsync();
            await page.GotoAsync("/users");
            await Expect(page.GetByText("60", new() { Exact = false }).First).ToBeVisibleAsync();

            await page.GotoAsync("/setup");
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Overview", Level = 1 })).ToBeVisibleAsync();
        }, signedIn: false);
    }

    [Fact]
    public async Task SignIn_WrongOften_IsToldToWait_AndTheOwnersOwnBrowserIsNot()
    {
        await using var server = new DashboardServer();
        await server.SessionAsync();
        await browser.VisitAsync(server, "/users?search=x", async page =>
        {
            for (var tries = 0; tries < 5; tries++)
            {
                await SignInAsync(page, TeamSession.Email, "not the password at all");
                await Expect(page.GetByText("The e-mail address or the password is wrong.")).ToBeVisibleAsync();
            }

            await SignInAsync(page, TeamSession.Email, TeamSession.Password);
            await Expect(page.GetByText("Too many wrong attempts. Try again in")).ToBeVisibleAsync();
            await Axe.AssertAccessibleAsync(page);
        }, signedIn: false);

        // The administrator's browser has the cookie of an earlier sign-in.
        await browser.VisitAsync(server, "/account", async page =>
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();
            await SignInAsync(page, TeamSession.Email, TeamSession.Password);
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Overview", Level = 1 })).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task SignIn_FromALink_GoesOnThere()
    {
        await using var server = new DashboardServer();
        await server.SessionAsync();
        await browser.VisitAsync(server, "/numbers/trunks", async page =>
        {
            await SignInAsync(page, TeamSession.Email, TeamSession.Password);
            await Expect(page).ToHaveURLAsync(new Uri(server.BaseAddress, "/numbers/trunks").ToString());
        }, signedIn: false);
    }

    [Fact]
    public async Task Account_DisabledAndNothingElse_LosesItsOpenPageWithin20Seconds()
    {
        await using var server = new DashboardServer();
        var email = await server.AddColleagueAsync(Role.Operator);
        await browser.VisitAsync(server, "/users", async page =>
        {
            await SignInAsync(page, email, TeamSession.Password);
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Users", Level = 1 })).ToBeVisibleAsync();
            await using var db = await server.OpenAsync();
            // the stamp stays
            await db.TeamAccounts.Where(account => account.Email == email)
                .ExecuteUpdateAsync(account => account.SetProperty(a => a.IsDisabled, true));

            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in", Level = 1 }))
                .ToBeVisibleAsync(new() { Timeout = 20_000 });
            await SignInAsync(page, email, TeamSession.Password);
            await Expect(page.GetByText("The e-mail address or the password is wrong.")).ToBeVisibleAsync();
        }, signedIn: false);
    }

    [Fact]
    public async Task Colleague_Invited_ChoosesAPasswordAndSignsIn()
    {
        await using var server = new DashboardServer();
        using var mails = new PickupWatch(server);
        var link = "";
        await browser.VisitAsync(server, "/team-accounts", async page =>
        {
            await page.Button("Invite").ClickAsync();
            var dialog = page.DialogNamed("Invite a colleague");
            await dialog.Text("Name").FillAsync("Sam Support");
            await dialog.Text("Email").FillAsync("sam@example.com");
            await Axe.AssertAccessibleAsync(page);
            await dialog.Button("Invite").ClickAsync();
            await Expect(page.GetByText("Invited").First).ToBeVisibleAsync();
            link = (await mails.NextAsync()).Mail.Links.Single();
        });
        await browser.VisitAsync(server, new Uri(link).PathAndQuery + new Uri(link).Fragment, async page =>
        {
            await page.GetByLabel("New password").FillAsync("sam support 12345");
            await page.Button("Save").ClickAsync();
            await Expect(page.GetByText("Leave \"support\" out of the password")).ToBeVisibleAsync();
            await Axe.AssertAccessibleAsync(page);
            await page.GetByLabel("New password").FillAsync("seven green bottles hang");
            await page.Button("Save").ClickAsync();
            await SignInAsync(page, "sam@example.com", "seven green bottles hang");
            await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Signed in as Sam Support" })).ToBeVisibleAsync();
        }, signedIn: false);
    }

    internal static async Task SignInAsync(IPage page, string email, string password)
    {
        await page.GetByLabel("Email").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }

    private static async Task FillSetupAsync(IPage page, string code)
    {
        await page.GetByLabel("Code").FillAsync(code);
        await page.GetByLabel("Name").FillAsync("Ada Admin");
        await page.GetByLabel("Email").FillAsync(TeamSession.Email);
        await page.GetByLabel("Password").FillAsync(TeamSession.Password);
        await page.GetByLabel("Sample data").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Set up" }).ClickAsync();
    }
}
