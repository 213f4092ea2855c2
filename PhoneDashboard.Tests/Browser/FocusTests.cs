using Microsoft.Playwright;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Browser;

/// <summary>
/// Whatever is done in a dialog, by mouse or keys, the focus is afterwards on what was used, or on its neighbour when that has gone.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class FocusTests(BrowserFixture browser)
{
    private const string First = "+1 202 555 0101", Second = "+1 202 555 0102", Third = "+1 202 555 0103", Taken = "+1 202 555 0177";

    [Theory]
    [InlineData("Enter")]
    [InlineData("Control+Enter")]
    public async Task Wizard_NextByKey_FocusIsInTheFirstFieldOfTheNextStep(string key)
    {
        await using var server = new DashboardServer();
        await browser.VisitAsync(server, "/users?add=1", async page =>
        {
            await page.GetByRole(AriaRole.Textbox, new() { Name = "First Name" }).FillAsync("Ben");
            var last = page.GetByRole(AriaRole.Textbox, new() { Name = "Last Name" });
            await last.FillAsync("Ortega");
            await last.PressAsync(key);

            await Expect(page.List("DID Numbers")).ToBeFocusedAsync();
        });
    }

    [Fact]
    public Task MousePickAndTakeOver_FocusIsInTheBoxAgain() => VisitLineAsync(async (page, dialog) =>
    {
        var box = dialog.List("DID Numbers");
        await box.FindAndChooseAsync("0101", First);
        await Expect(dialog.Chip(First)).ToHaveCountAsync(2);
        await Expect(box).ToBeFocusedAsync();

        await box.FindAndChooseAsync("(202) 555-0177", Taken);
        await page.DialogNamed($"Take {Taken} from Gero Haas?").Button("Take over").ClickAsync();
        await Expect(dialog.Chip(Taken)).ToBeVisibleAsync();
        await Expect(box).ToBeFocusedAsync();

        await dialog.Chip(Taken).ClickAsync();
        await Expect(dialog.Chip(Taken)).ToHaveCountAsync(0);
        await box.FindAndChooseAsync("(202) 555-0177", Taken);
        await page.DialogNamed($"Take {Taken} from Gero Haas?").Button("Leave it").ClickAsync();
        await Expect(dialog.GetByText($"{Taken}: Rings Gero Haas.")).ToBeVisibleAsync();
        await Expect(box).ToBeFocusedAsync();
    });

    [Fact]
    public async Task UndoInAMessage_BesideADialog_FocusGoesBackIntoTheDialog()
    {
        await using var server = new DashboardServer();
        await server.AddUserAsync("Ada", "Lee");
        await server.AddUserAsync("Ben", "Lee");

        await browser.VisitAsync(server, "/users", async page =>
        {
            await page.ActAsync("Ben Lee", "Delete");
            await page.DialogNamed("Delete user").Button("Delete").ClickAsync();
            await Expect(page.Button("Undo")).ToBeVisibleAsync();
            await page.Locator(".toast").HoverAsync(); // its clock stands still
            await page.Button("Actions for Ada Lee").PressAsync("Enter");
            await page.MenuItem("Edit").PressAsync("Enter");
            var title = page.DialogNamed("Edit User").GetByLabel("Job Title");
            await title.FocusAsync();

            await page.Button("Undo").ClickAsync();

            await Expect(page.GetByText("Undone: Ben Lee is back.")).ToBeVisibleAsync();
            await Expect(title).ToBeFocusedAsync();
        });
    }

    [Fact]
    public Task ChipMovedOrRemoved_FocusStaysWithItOrGoesToItsNeighbour() => VisitLineAsync(async (page, dialog) =>
    {
        await ExpectOrderAsync(dialog, First, Second, Third);
        await dialog.Button($"Move {First} later").ClickAsync();
        await ExpectOrderAsync(dialog, Second, First, Third);
        await Expect(dialog.Button($"Move {First} later")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await ExpectOrderAsync(dialog, Second, Third, First);
        await ExpectFocusInChipAsync(dialog, First); // the last one has no button for later

        await dialog.Button($"Move {First} earlier").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await ExpectOrderAsync(dialog, Second, First, Third);
        await Expect(dialog.Button($"Move {First} earlier")).ToBeFocusedAsync();

        await dialog.Chip(First).ClickAsync();
        await ExpectOrderAsync(dialog, Second, Third);
        await ExpectFocusInChipAsync(dialog, Third);
        await dialog.Chip(Third).ClickAsync();
        await ExpectOrderAsync(dialog, Second);
        await dialog.Chip(Second).ClickAsync();
        await ExpectOrderAsync(dialog);
        await Expect(dialog.List("Caller IDs")).ToBeFocusedAsync();
    });

    [Fact]
    public Task CallerId_DraggedWithTheMouse_ComesFirst() => VisitLineAsync(async (page, dialog) =>
    {
        await ExpectOrderAsync(dialog, First, Second, Third);
        await Item(dialog, Third).DragToAsync(Item(dialog, First));
        await ExpectOrderAsync(dialog, Third, First, Second);
        Assert.True(await dialog.EvaluateAsync<bool>("dialog => dialog.contains(document.activeElement)"));
        await dialog.Button("Save").ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();
        await page.ActAsync("Ida Jung", "Edit");
        await ExpectOrderAsync(dialog, Third, First, Second);
    });

    [Fact]
    public async Task BoxClickedOverASlowConnection_DoesNotFetchTheFocusBack()
    {
        await using var server = new DashboardServer();
        await browser.VisitAsync(server, "/users?add=1", async page =>
        {
            var dialog = page.DialogNamed("Create New User");
            await dialog.Text("First Name").ClickAsync();
            await page.Keyboard.TypeAsync("Lena");
            await page.Keyboard.PressAsync("Tab");
            await page.WaitForTimeoutAsync(1_500); // the answer to the click
            await Expect(dialog.Text("Last Name")).ToBeFocusedAsync();
            await page.Keyboard.TypeAsync("Lost");
            await Expect(dialog.Text("First Name")).ToHaveValueAsync("Lena");
            await Expect(dialog.Text("Last Name")).ToHaveValueAsync("Lost");
        }, roundTrip: TimeSpan.FromSeconds(1));
    }

    /// <summary>Not on the choice of ways above it: whoever opens it types the number.</summary>
    [Theory]
    [InlineData("/numbers?add=1", "Add DID Number")]
    [InlineData("/numbers/internal?add=1", "Add Internal Number")]
    public async Task FormWithTwoWays_FocusIsInTheFieldOfTheFirst(string path, string title)
    {
        await using var server = new DashboardServer();
        await browser.VisitAsync(server, path, page => Expect(page.DialogNamed(title).Text("Number")).ToBeFocusedAsync());
    }

    private async Task VisitLineAsync(Func<IPage, ILocator, Task> journey)
    {
        await using var server = new DashboardServer();
        var dids = new List<long>();
        foreach (var digits in new[] { "12025550101", "12025550102", "12025550103" })
        {
            dids.Add(await server.AddDidAsync(digits));
        }

        var taken = await server.AddDidAsync("12025550177");
        await server.AddUserAsync("Gero", "Haas", line: new AppLineEdit { DidNumberIds = [taken] });
        await server.AddUserAsync("Ida", "Jung", line: new AppLineEdit { ExternalOutboundCalls = true, CallerIdIds = dids });

        await browser.VisitAsync(server, "/contact-methods", async page =>
        {
            await page.ActAsync("Ida Jung", "Edit");
            await journey(page, page.DialogNamed("Edit App Configuration"));
        });
    }

    private static ILocator Items(ILocator dialog) =>
        dialog.Locator(".field").Filter(new() { Has = dialog.Page.GetByText("Caller IDs", new() { Exact = true }) }).Locator(".chips-item");

    private static ILocator Item(ILocator dialog, string number) => Items(dialog).Filter(new() { HasText = number });

    private static Task ExpectOrderAsync(ILocator dialog, params string[] numbers) => Expect(Items(dialog)).ToContainTextAsync(numbers);

    private static Task ExpectFocusInChipAsync(ILocator dialog, string number) =>
        Expect(Item(dialog, number).Locator(":focus")).ToHaveCountAsync(1);
}
