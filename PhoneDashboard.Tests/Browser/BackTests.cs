using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Browser;

/// <summary>
/// Back closes what is open, the innermost first, and nothing else; what stands in the address is opened again by a new load; and after a
/// delete the person is where the work goes on.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed partial class BackTests(BrowserFixture browser, DashboardServer shared) : IClassFixture<DashboardServer>
{
    /// <summary>How each kind is opened from a page, which is the first one that the browser shows; and what it is called.</summary>
    private static readonly Dictionary<string, Kind> Kinds = new(StringComparer.Ordinal)
    {
        ["a user"] = new("/users", "Edit User", (page, user) => page.ActAsync(user, "Edit")),
        ["a user's line"] = new("/users", "Edit App Configuration", (page, user) => page.ActAsync(user, "Edit App Configuration")),
        ["history"] = new("/users", "History", (page, user) => page.ActAsync(user, "History")),
        ["relations"] = new("/users", "Relations", (page, user) => page.ActAsync(user, "Relations")),
        ["a line"] = new("/contact-methods", "Edit App Configuration", (page, user) => page.ActAsync(user, "Edit")),
        ["the wizard"] = new("/users", "Create New User", async (page, _) =>
        {
            await page.Button("Add").ClickAsync();
            await page.MenuItem("Create new").ClickAsync();
        }),
        ["a new number"] = new("/numbers", "Add DID Number", (page, _) => page.Button("Add").ClickAsync()),
        ["a new extension"] = new("/numbers/internal", "Add Internal Number", (page, _) => page.Button("Add").First.ClickAsync()),
        ["a new colleague"] = new("/team-accounts", "Invite a colleague", (page, _) => page.Button("Invite").ClickAsync()),
        ["the settings' history"] = new("/settings", "History", (page, _) => page.Button("History").ClickAsync()),
        ["a written mail"] = new("/settings", "Mail", (page, user) =>
            page.GetByRole(AriaRole.Button).Filter(new() { HasText = Email(user) }).ClickAsync()),
        ["a question"] = new("/users", "Delete user", (page, user) => page.ActAsync(user, "Delete"), StandsInTheAddress: false),
        ["a download"] = new("/users", "Download", (page, _) => page.Button("Download").ClickAsync(), StandsInTheAddress: false),
        ["many rows"] = new("/users", "Set Department", async (page, _) =>
        {
            await page.SelectRowAsync(0);
            await page.Button("Actions for the selected rows").ClickAsync();
            await page.MenuItem("Set Department").ClickAsync();
        }, StandsInTheAddress: false),
    };

    public static TheoryData<string> Names => new(Kinds.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Back_FirstPageOfTheBrowser_ClosesItAndStays(string name)
    {
        var kind = Kinds[name];
        var user = $"Ivo {string.Concat(name.Where(char.IsLetter))}";
        var id = await shared.AddUserAsync("Ivo", user[4..], Email(user));
        using var mails = new PickupWatch(shared);
        if (name == "a written mail")
        {
            await shared.Get<InviteService>().SendAsync(TestActors.Administrator, id);
            await mails.NextAsync();
        }

        await browser.VisitAsync(shared, kind.Path, async page =>
        {
            var window = page.Locator($"[role=dialog][aria-label^='{kind.Title}'], [role=complementary][aria-label='{kind.Title}']");
            var before = page.Url;
            await kind.OpenAsync(page, user);
            await Expect(window).ToBeVisibleAsync();
            if (kind.StandsInTheAddress)
            {
                await page.ReloadAsync();
                await Expect(window).ToBeVisibleAsync();
            }

            await page.GoBackAsync();

            await Expect(window).ToHaveCountAsync(0);
            await Expect(page).ToHaveURLAsync(before);
            await kind.OpenAsync(page, user);
            await Expect(window).ToBeVisibleAsync();
            await page.GoBackAsync();
            await Expect(window).ToHaveCountAsync(0);
        });
    }

    [Fact]
    public async Task Back_OneOnTopOfAnother_ClosesTheInnermostAndKeepsTheRest()
    {
        await using var server = new DashboardServer();
        await server.AddUserAsync("Ivo", "Jansen");

        await browser.VisitAsync(server, "/users", async page =>
        {
            await page.ActAsync("Ivo Jansen", "Edit App Configuration");
            var line = page.DialogNamed("Edit App Configuration");
            await line.List("When Unavailable").ChooseAsync("Route to Voicemail");
            await line.Button("Add a feature code").ClickAsync();
            await Expect(page.DialogNamed("Add Feature Code")).ToBeVisibleAsync();

            await page.GoBackAsync();
            await Expect(page.DialogNamed("Add Feature Code")).ToHaveCountAsync(0);
            await Expect(line.List("When Unavailable")).ToHaveValueAsync("Route to Voicemail");

            await line.Button("Cancel").ClickAsync();
            await Expect(page.DialogNamed("Discard what you typed?")).ToBeVisibleAsync();
            await page.GoBackAsync();
            await Expect(page.DialogNamed("Discard what you typed?")).ToHaveCountAsync(0);
            await Expect(line.List("When Unavailable")).ToHaveValueAsync("Route to Voicemail");

            await page.GoBackAsync();
            await Expect(line).ToHaveCountAsync(0);
            await Expect(page.Row("Ivo Jansen")).ToBeVisibleAsync();
            await Expect(page.Button("Continue Edit App Configuration, Ivo Jansen")).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task Back_AfterASort_ClosesTheDialogAndKeepsTheOrder()
    {
        await using var server = new DashboardServer();
        await server.AddUserAsync("Ivo", "Jansen");

        await browser.VisitAsync(server, "/users", async page =>
        {
            await page.Locator("th").GetByText("Last Name").ClickAsync();
            await Expect(page).ToHaveURLAsync(SortedByLastName());
            await page.Button("Add").ClickAsync();
            await page.MenuItem("Create new").ClickAsync();
            await page.DialogNamed("Create New User").Text("First Name").FillAsync("Mia");
            await page.Keyboard.PressAsync("Tab");

            await page.GoBackAsync();

            await Expect(page.DialogNamed("Create New User")).ToHaveCountAsync(0);
            await Expect(page).ToHaveURLAsync(SortedByLastName());
            await page.Button("Continue Create New User").ClickAsync();
            await Expect(page.DialogNamed("Create New User").Text("First Name")).ToHaveValueAsync("Mia");
        });
    }

    [Fact]
    public async Task Question_Answered_LeavesNothingBehindForBack()
    {
        await using var server = new DashboardServer();
        await server.AddUserAsync("Ivo", "Jansen");

        await browser.VisitAsync(server, "/contact-methods", async page =>
        {
            await page.GoAsync("Users");
            foreach (var _ in Enumerable.Range(0, 2))
            {
                await page.ActAsync("Ivo Jansen", "Delete");
                await page.DialogNamed("Delete user").Button("Cancel").ClickAsync();
                await Expect(page.DialogNamed("Delete user")).ToHaveCountAsync(0);
            }

            await page.GoBackAsync();
            await Expect(page).ToHaveURLAsync(LinesAlone());
        });
    }

    [Fact]
    public async Task Relations_StandInTheAddress_ReloadOpensThemAndBackCloses()
    {
        await using var server = new DashboardServer();
        await server.AddUserAsync("Ivo", "Jansen");

        await browser.VisitAsync(server, "/contact-methods", async page =>
        {
            await page.ActAsync("Ivo Jansen", "Relations");
            await Expect(page.Panel("Relations")).ToBeVisibleAsync();
            await Expect(page).ToHaveURLAsync(AskingForRelations());

            await page.ReloadAsync();
            await Expect(page.Panel("Relations")).ToContainTextAsync("Ivo Jansen");

            await page.GoBackAsync();
            await Expect(page.Panel("Relations")).ToHaveCountAsync(0);
            await Expect(page).Not.ToHaveURLAsync(AskingForRelations());
            await Expect(page.Row("Ivo Jansen")).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task EditDialog_Back_ClosesItAndKeepsADraft()
    {
        await using var server = new DashboardServer();
        await server.AddUserAsync("Ivo", "Jansen");

        await browser.VisitAsync(server, "/users", async page =>
        {
            await page.ActAsync("Ivo Jansen", "Edit");
            var dialog = page.DialogNamed("Edit User");
            await dialog.GetByLabel("Job Title").FillAsync("Dispatcher");
            await dialog.GetByLabel("Job Title").PressAsync("Tab");

            await page.GoBackAsync();

            await Expect(dialog).ToHaveCountAsync(0);
            await page.Button("Continue Edit User, Ivo Jansen").ClickAsync();
            await Expect(page.DialogNamed("Edit User").GetByLabel("Job Title")).ToHaveValueAsync("Dispatcher");
            await page.DialogNamed("Edit User").Button("Cancel").ClickAsync(); // left open, it would be the next test's draft
            await page.DialogNamed("Discard what you typed?").Button("Discard").ClickAsync();
        });
    }

    [Fact]
    public async Task Delete_InAScrolledList_FocusGoesToTheNeighbourRow_NothingJumps_AndUndoLeavesItThere()
    {
        await using var server = new DashboardServer();
        for (var letter = 'A'; letter <= 'Z'; letter++)
        {
            await server.AddUserAsync($"{letter}da", "Lee");
        }

        await browser.VisitAsync(server, "/users", async page =>
        {
            await page.OpenActionsAsync("Sda Lee");
            var (above, own) = (await TopAsync(page, "Rda"), await TopAsync(page, "Sda"));
            Assert.True(await TopAsync(page, "Ada") < 0, "The list is not scrolled.");

            await page.MenuItem("Delete").ClickAsync();
            await page.DialogNamed("Delete user").Button("Delete").ClickAsync();

            await Expect(page.Row("Sda")).ToHaveCountAsync(0);
            await Expect(page.Button("Actions for Tda Lee")).ToBeFocusedAsync();
            Assert.Equal((above, own), (await TopAsync(page, "Rda"), await TopAsync(page, "Tda")));

            await page.Button("Undo").ClickAsync();
            await Expect(page.GetByText("Undone: Sda Lee is back.")).ToBeVisibleAsync();
            await Expect(page.Button("Actions for Tda Lee")).ToBeFocusedAsync();
            Assert.Equal(above, await TopAsync(page, "Rda"));
        }, new() { ViewportSize = new() { Width = 1440, Height = 600 } });
    }

    [Fact]
    public async Task Delete_ReachedThroughALinesLink_LeadsBackToTheLines()
    {
        await using var server = new DashboardServer();
        await server.AddUserAsync("Ivo", "Jansen");
        await server.AddUserAsync("Mia", "Novak");

        await browser.VisitAsync(server, "/contact-methods", async page =>
        {
            await page.ActAsync("Ivo Jansen", "To remove this line, delete its user");
            await Expect(page.GetByText("User: Ivo Jansen")).ToBeVisibleAsync();
            await page.ActAsync("Ivo Jansen", "Delete");
            await page.DialogNamed("Delete user").Button("Delete").ClickAsync();

            await Expect(page).ToHaveURLAsync(LinesAlone());
            await Expect(page.Row("Mia Novak")).ToBeVisibleAsync();
            await Expect(page.Row("Ivo Jansen")).ToHaveCountAsync(0);
        });
    }

    private static Task<double> TopAsync(IPage page, string row) =>
        page.Row(row).EvaluateAsync<double>("row => row.getBoundingClientRect().top");

    [GeneratedRegex(@"\?relations=\d+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AskingForRelations();

    [GeneratedRegex(@"/users\?sort=last-name$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SortedByLastName();

    private static string Email(string user) => user.Replace(' ', '.').ToLowerInvariant() + "@example.com";

    private sealed record Kind(string Path, string Title, Func<IPage, string, Task> OpenAsync, bool StandsInTheAddress = true);

    [GeneratedRegex("/contact-methods$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LinesAlone();
}
