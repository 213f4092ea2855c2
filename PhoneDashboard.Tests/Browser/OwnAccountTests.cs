using Microsoft.Playwright;
using PhoneDashboard.Core.SignIn;
using PhoneDashboard.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Browser;

/// <summary>One's own account: the second factor, passkeys, the password, the other browsers.</summary>
[Collection(BrowserCollection.Name)]
public sealed class OwnAccountTests(BrowserFixture browser)
{
    [Fact]
    public async Task AuthenticatorApp_SetUp_IsAskedForAndARecoveryCodeWorksOnce()
    {
        await using var server = new DashboardServer();
        await browser.VisitAsync(server, "/account", async page =>
        {
            await page.Button("Set up the app").ClickAsync();
            var key = (await page.Locator(".key").InnerTextAsync()).Trim();
            await Axe.AssertAccessibleAsync(page);
            await page.GetByLabel("Code").FillAsync("000000");
            await page.Button("Turn on").ClickAsync();
            await Expect(page.GetByText("The code is wrong.")).ToBeVisibleAsync();
            await page.GetByLabel("Code").FillAsync(Totp.Code(key));
            await page.Button("Turn on").ClickAsync();
            var list = page.GetByRole(AriaRole.List, new() { Name = "Recovery codes" }).GetByRole(AriaRole.Listitem);
            await Expect(list).ToHaveCountAsync(10);
            var codes = await list.AllInnerTextsAsync();
            Assert.Equal(10, codes.Distinct(StringComparer.Ordinal).Count());
            await Axe.AssertAccessibleAsync(page);

            await SignOutAndInAsync(page);
            await page.GetByLabel("Code").FillAsync(Totp.Code(key, 1)); // the present one was used to turn it on
            await page.Button("Sign in").ClickAsync();
            await ExpectOverviewAsync(page);

            await page.GotoAsync("/account");
            await SignOutAndInAsync(page);
            await UseRecoveryCodeAsync(page, codes[0]);
            await ExpectOverviewAsync(page);

            await page.GotoAsync("/account");
            await Expect(page.GetByText("9 recovery codes are left.")).ToBeVisibleAsync();
            await SignOutAndInAsync(page);
            await UseRecoveryCodeAsync(page, codes[0]);
            await Expect(page.GetByText("This recovery code is wrong, or was used before.")).ToBeVisibleAsync();
            await Axe.AssertAccessibleAsync(page);
        });
    }

    [Fact]
    public async Task Passkey_AddedRenamedUsedAndDeleted()
    {
        await using var server = new DashboardServer();

        // WebAuthn needs a name: an address of numbers is no relying party.
        var site = new UriBuilder(server.BaseAddress) { Host = "localhost" }.Uri;
        await using var context = await browser.OpenAsync(site);
        await context.AddCookiesAsync((await server.SessionAsync()).For(site));
        var page = await context.NewPageAsync();
        var watch = new PageWatch(context, site);
        var devTools = await context.NewCDPSessionAsync(page);
        await devTools.SendAsync("WebAuthn.enable");
        await devTools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
            },
        });

        await page.GotoAsync("/account");
        await page.Button("Add a passkey").ClickAsync();
        await page.GetByLabel("Name of passkey 1").FillAsync("Laptop");
        await page.Button("Rename Passkey 1").ClickAsync();
        await Expect(page.Button("Delete Laptop")).ToBeVisibleAsync();
        await Axe.AssertAccessibleAsync(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();
        await page.Button("Sign in with a passkey").ClickAsync();
        await ExpectOverviewAsync(page);

        await page.GotoAsync("/account");
        await page.Button("Delete Laptop").ClickAsync();
        await Expect(page.Button("Delete Laptop")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();
        await page.Button("Sign in with a passkey").ClickAsync();
        await Expect(page.GetByText("This passkey does not sign in here.")).ToBeVisibleAsync();
        watch.AssertClean();
    }

    [Fact]
    public async Task SecondFactor_Required_IsSetUpBetweenPasswordAndSession()
    {
        await using var server = new DashboardServer();
        await browser.VisitAsync(server, "/settings", async page =>
        {
            await page.GetByLabel("Second Factor Required").CheckAsync();
            await page.Locator("section[aria-labelledby=account]").GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true })
                .ClickAsync();

            // The session was begun with a password alone: it ends.
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in", Level = 1 }))
                .ToBeVisibleAsync(new() { Timeout = 20_000 });
            await SignInTests.SignInAsync(page, TeamSession.Email, TeamSession.Password);
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Set up the authenticator app" })).ToBeVisibleAsync();
            await page.GotoAsync("/users");
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in", Level = 1 })).ToBeVisibleAsync();
            await SignInTests.SignInAsync(page, TeamSession.Email, TeamSession.Password);
            await page.Button("Begin").ClickAsync();
            var key = (await page.Locator(".key").InnerTextAsync()).Trim();
            await Axe.AssertAccessibleAsync(page);
            await page.GetByLabel("Code").FillAsync("000000");
            await page.Button("Turn on").ClickAsync();
            await Expect(page.GetByText("The code is wrong")).ToBeVisibleAsync();
            await page.GetByLabel("Code").FillAsync(Totp.Code(key));
            await page.Button("Turn on").ClickAsync();
            await Expect(page.GetByRole(AriaRole.List, new() { Name = "Recovery codes" }).GetByRole(AriaRole.Listitem))
                .ToHaveCountAsync(10);
            await Axe.AssertAccessibleAsync(page);
            await page.GetByRole(AriaRole.Link, new() { Name = "I have written them down" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Users", Level = 1 })).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task OneTimeSignIn_OfTheCommandLine_LetsTheLockedOutAdministratorIn()
    {
        await using var server = new DashboardServer();
        await server.SessionAsync();
        var link = new Uri((await server.Get<TeamAccessService>().MakeSignInLinkAsync(TeamSession.Email)).Value);
        await browser.VisitAsync(server, link.PathAndQuery + link.Fragment, async page =>
        {
            await Axe.AssertAccessibleAsync(page);
            await page.Button("Sign in").ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Your account", Level = 1 })).ToBeVisibleAsync();
        }, signedIn: false);
        await browser.VisitAsync(server, link.PathAndQuery + link.Fragment, async page =>
        {
            await page.Button("Sign in").ClickAsync();
            await Expect(page.GetByText("This link has been used or has expired.")).ToBeVisibleAsync();
        }, signedIn: false);
    }

    [Fact]
    public async Task Password_Changed_EndsTheOtherBrowsers()
    {
        await using var server = new DashboardServer();
        await server.SessionAsync();
        var elsewhere = await TeamSession.StartAsync(server.BaseAddress);
        await browser.VisitAsync(server, "/account", async page =>
        {
            await page.GetByLabel("Current password").FillAsync("not this one at all");
            await page.GetByLabel("New password").FillAsync("seven green bottles hang");
            await page.Button("Change password").ClickAsync();
            await Expect(page.GetByText("This is not your password.")).ToBeVisibleAsync();
            await page.GetByLabel("Current password").FillAsync(TeamSession.Password);
            await page.GetByLabel("New password").FillAsync("seven green bottles hang");
            await page.Button("Change password").ClickAsync();
            await Expect(page.GetByText("Your password was changed.")).ToBeVisibleAsync();
        });
        await browser.VisitAsync(server, "/sign-in", async page =>
        {
            await page.Context.AddCookiesAsync(elsewhere.For(server.BaseAddress));
            await page.GotoAsync("/users");
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in", Level = 1 })).ToBeVisibleAsync(new()
            {
                Timeout = 30_000,
            });
        }, signedIn: false);
    }

    private static async Task SignOutAndInAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();
        await SignInTests.SignInAsync(page, TeamSession.Email, TeamSession.Password);
    }

    private static async Task UseRecoveryCodeAsync(IPage page, string code)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Use a recovery code" }).ClickAsync();
        await page.GetByLabel("Recovery code").FillAsync(code);
        await page.Button("Sign in").ClickAsync();
    }

    private static Task ExpectOverviewAsync(IPage page) =>
        Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Overview", Level = 1 })).ToBeVisibleAsync();
}
