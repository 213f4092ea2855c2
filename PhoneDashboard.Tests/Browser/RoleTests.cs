using Microsoft.Playwright;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Browser;

/// <summary>
/// Each role at its own work: what it needs is there and works, what it may not do is not offered, and an address of another role says whom
/// to ask (Specification 6).
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class RoleTests(BrowserFixture browser)
{
    private const string Closed = "Your role can't open this page";

    [Fact]
    public Task Administrator_ReachesTeamAccountsAndSettings() => VisitAsync(Role.Administrator, async (_, page) =>
    {
        await AssertOffersAsync(
            page, add: true, download: true, "Edit", "Edit App Configuration", "Send Invite to App", "Relations", "History", "Delete");
        await GoAsync(page, "Team Accounts");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Team Accounts", Level = 1 })).ToBeVisibleAsync();
        await GoAsync(page, "Settings");
        await Expect(page.Button("Send test mail")).ToBeVisibleAsync();
    });

    [Fact]
    public Task Operator_EditsAUser_AndReachesNoTeamAccounts() => VisitAsync(Role.Operator, async (_, page) =>
    {
        await AssertOffersAsync(
            page, add: true, download: true, "Edit", "Edit App Configuration", "Send Invite to App", "Relations", "History", "Delete");
        await page.MenuItem("Edit").ClickAsync();
        var dialog = page.DialogNamed("Edit User");
        await dialog.List("Department").FillAsync("Care");
        await dialog.Button("Save").ClickAsync();
        await Expect(page.Locator("tbody")).ToContainTextAsync("Care");
        await AssertClosedAsync(page, "/team-accounts", "Team Accounts");
    });

    [Fact]
    public Task Support_SendsAnInvite_AndChangesNothing() => VisitAsync(Role.Support, async (server, page) =>
    {
        using var mails = new PickupWatch(server);
        await AssertOffersAsync(page, add: false, download: false, "Send Invite to App", "Relations", "History");
        await page.MenuItem("Send Invite to App").ClickAsync();
        Assert.Contains("nora@example.com", (await mails.NextAsync()).File, StringComparison.Ordinal);
        await AssertClosedAsync(page, "/team-accounts", "Team Accounts");
        await AssertClosedAsync(page, "/settings", "Settings");
    });

    [Fact]
    public Task Manager_ReadsAndDownloads_AndNothingElse() => VisitAsync(Role.Manager, async (_, page) =>
    {
        await AssertOffersAsync(page, add: false, download: true, "Relations", "History");
        await page.Keyboard.PressAsync("Escape");
        var file = await Downloads.SaveAsync(page);
        Assert.Contains("Nora", await File.ReadAllTextAsync(await file.PathAsync()), StringComparison.Ordinal);
        await Expect(page.DialogNamed("Download")).ToBeHiddenAsync(); // it goes back in the history, which a new load would meet
        await page.ReloadAsync();
        await AssertClosedAsync(page, "/team-accounts", "Team Accounts");
        await AssertClosedAsync(page, "/settings", "Settings");
    });

    private async Task VisitAsync(Role role, Func<DashboardServer, IPage, Task> journey)
    {
        await using var server = new DashboardServer();
        await server.SessionAsync();
        await server.AddUserAsync("Nora", "Olsen", "nora@example.com");
        var email = role == Role.Administrator ? TeamSession.Email : await server.AddColleagueAsync(role);
        await browser.VisitAsync(server, "/users", async page =>
        {
            await SignInTests.SignInAsync(page, email, TeamSession.Password);
            await journey(server, page);
        }, signedIn: false);
    }

    /// <summary>Leaves the row's menu open.</summary>
    private static async Task AssertOffersAsync(IPage page, bool add, bool download, params string[] actions)
    {
        await Expect(page.Button("Actions for Nora Olsen")).ToBeVisibleAsync();
        await Expect(page.Button("Add")).ToHaveCountAsync(add ? 1 : 0);
        await Expect(page.Button("Download")).ToHaveCountAsync(download ? 1 : 0);
        await page.Button("Actions for Nora Olsen").ClickAsync();
        string[] all = [.. actions, "What happens to a call?", "Last calls"]; // these two are for whoever may read
        await Expect(page.GetByRole(AriaRole.Menuitem)).ToHaveCountAsync(all.Length);
        foreach (var action in all)
        {
            await Expect(page.MenuItem(action)).ToBeVisibleAsync();
        }
    }

    private static Task GoAsync(IPage page, string name) =>
        page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();

    private static async Task AssertClosedAsync(IPage page, string path, string name)
    {
        await Expect(page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = name, Exact = true })).ToHaveCountAsync(0);
        await page.GotoAsync(path);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = Closed, Level = 1 })).ToBeVisibleAsync();
        await Axe.AssertAccessibleAsync(page);
    }
}
