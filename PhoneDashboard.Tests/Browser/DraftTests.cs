using Microsoft.Playwright;
using PhoneDashboard.Core.Drafts;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Browser;

/// <summary>What was typed outlives the server.</summary>
[Collection(BrowserCollection.Name)]
public sealed class DraftTests(BrowserFixture browser)
{
    private const string Offer = "You were filling in Create New User (today ";

    // Not by VisitAsync: while the server is away the browser rightly complains in its console.
    [Fact]
    public async Task ServerRestarted_WizardGoesOnInStepTwo_ForThisAccountAlone()
    {
        var server = new DashboardServer();
        try
        {
            await server.AddDidAsync("12025550101");
            var colleague = await TeamSession.StartAsync(server.BaseAddress, await server.AddColleagueAsync(Role.Operator));
            await using var context = await browser.OpenAsync(server.BaseAddress);
            await context.AddCookiesAsync((await server.SessionAsync()).For(server.BaseAddress));
            var page = await context.NewPageAsync();
            await FillAsync(page, server);

            server = await server.RestartAsync();

            // The page came back by itself with the wizard that stands in its address, and the person is signed in.
            await Expect(page.DialogNamed("Create New User").GetByText("Continued from your draft of today")).ToBeVisibleAsync();

            await context.ClearCookiesAsync();
            await context.AddCookiesAsync(colleague.For(server.BaseAddress));
            await page.GotoAsync("/users");
            await Expect(page.Button("Add")).ToBeVisibleAsync();
            await Expect(page.GetByText(Offer)).ToHaveCountAsync(0);

            await context.ClearCookiesAsync();
            await context.AddCookiesAsync((await server.SessionAsync()).For(server.BaseAddress));
            await page.GotoAsync("/time-schedules");
            await page.Button("Continue Create New User").ClickAsync();
            await GoOnAsync(page);
            Assert.Null(await KeptAsync(server));
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }

        await server.DisposeAsync();
    }

    private static async Task FillAsync(IPage page, DashboardServer server)
    {
        await page.GotoAsync("/users?add=1");
        var wizard = page.DialogNamed("Create New User");
        await wizard.Text("First Name").FillAsync("Ann");
        await wizard.Text("Last Name").FillAsync("Berg");
        await wizard.Text("Email").PressSequentiallyAsync("ann@exa"); // and the field is not left
        await WaitForAsync(server, "ann@exa");
        await Expect(wizard.Text("Email")).Not.ToHaveAttributeAsync("aria-invalid", "true");
        await wizard.Text("Email").PressSequentiallyAsync("mple.com");
        await wizard.Button("Next").ClickAsync();
        await wizard.ToggleAsync("Enable External Outbound Calls");
        await wizard.List("DID Numbers").FindAndChooseAsync("0101", "+1 202 555 0101");
        await WaitForAsync(server, "\"DidNumberIds\":[1]");
    }

    private static async Task GoOnAsync(IPage page)
    {
        var wizard = page.DialogNamed("Create New User");
        await Expect(wizard.GetByText("Continued from your draft of today")).ToBeVisibleAsync();
        await Expect(wizard.GetByRole(AriaRole.Heading, new() { Name = "Edit App Configuration", Level = 2 })).ToBeVisibleAsync();
        await Expect(wizard.Chip("+1 202 555 0101")).ToBeVisibleAsync();
        await Expect(wizard.Switch("Enable External Outbound Calls")).ToBeCheckedAsync();
        await wizard.Button("Back").ClickAsync();
        await Expect(wizard.Text("Email")).ToHaveValueAsync("ann@example.com");
        await wizard.Button("Next").ClickAsync();
        await wizard.ToggleAsync("Enable External Outbound Calls");
        await wizard.Button("Save").ClickAsync();
        await Expect(page.DialogNamed("User created")).ToContainTextAsync("Ann Berg was created with an app line.");
        await Expect(page.GetByText(Offer)).ToHaveCountAsync(0);
    }

    private static Task<KeptDraft?> KeptAsync(DashboardServer server) =>
        server.Get<DraftService>().FindAsync(TestActors.Administrator, DraftForms.CreateUser);

    private static async Task WaitForAsync(DashboardServer server, string text)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!((await KeptAsync(server))?.Content.Contains(text, StringComparison.Ordinal) ?? false))
        {
            await look.WaitForNextTickAsync(patience.Token);
        }
    }
}
