using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Core.Views;
using PhoneDashboard.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Browser;

/// <summary>A view is saved for everybody, opened by a colleague from its link, taken away as a file, deleted and taken back.</summary>
[Collection(BrowserCollection.Name)]
public sealed class SavedViewsTests(BrowserFixture browser, DashboardServer server) : IClassFixture<DashboardServer>
{
    [Fact]
    public async Task View_SavedForEverybody_IsAColleaguesByItsLink()
    {
        await AddUserAsync("Ann", "Sales");
        await AddUserAsync("Ben", "Care");
        var colleague = await TeamSession.StartAsync(server.BaseAddress, await server.AddColleagueAsync(Role.Manager));
        var view = 0L;

        await browser.VisitAsync(server, "/users?department=Sales", async page =>
        {
            await page.Button("Columns").ClickAsync();
            await page.GetByRole(AriaRole.Checkbox, new() { Name = "Invitations", Exact = true }).UncheckAsync();
            await page.Keyboard.PressAsync("Escape");
            await SaveAsync(page);
            view = (await server.Get<SavedViewService>().ListAsync(TestActors.Manager, "/users")).Single().Id;

            await page.GotoAsync("/users");
            await Expect(page.Row("Ben")).ToBeVisibleAsync();
            await page.Button("Views").ClickAsync();
            await Axe.AssertAccessibleAsync(page);
            await page.GetByRole(AriaRole.Menuitem).Filter(new() { HasText = "Sales / Berlin" }).ClickAsync();
            await Expect(page.Row("Ben")).ToBeHiddenAsync();
            await page.GoBackAsync();
            await Expect(page.Row("Ben")).ToBeVisibleAsync();
        });

        await browser.VisitAsAsync(server, colleague, $"/users?view={view}", async page =>
        {
            await Expect(page.Row("Ann")).ToBeVisibleAsync();
            await Expect(page.Row("Ben")).ToBeHiddenAsync();
            await Expect(page).ToHaveURLAsync(new Regex(
                $@"/users\?department=Sales&view={view}$", RegexOptions.None, TimeSpan.FromSeconds(1)));
            await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "Invitations" })).ToHaveCountAsync(0);
            Assert.StartsWith("Sales _ Berlin-", (await Downloads.SaveAsync(page)).SuggestedFilename, StringComparison.Ordinal);
        });

        await browser.VisitAsync(server, $"/users?view={view}", DeleteAsync);
    }

    private static async Task SaveAsync(IPage page)
    {
        await page.Button("Views").ClickAsync();
        await page.MenuItem("Save view").ClickAsync();
        var dialog = page.DialogNamed("Save View");
        await dialog.Text("Name").FillAsync("Sales / Berlin");
        await dialog.ToggleAsync("For everybody");
        await Axe.AssertAccessibleAsync(page);
        await dialog.Button("Save").ClickAsync();
        await Expect(page.Button("Views: Sales / Berlin")).ToBeVisibleAsync();
    }

    private static async Task DeleteAsync(IPage page)
    {
        await page.Button("Views: Sales / Berlin").ClickAsync();
        await page.MenuItem("Delete").ClickAsync();
        await page.DialogNamed("Delete Sales / Berlin?").Button("Delete").ClickAsync();
        await Expect(page.Button("Views")).ToBeVisibleAsync();
        await Expect(page.Row("Ben")).ToBeHiddenAsync();
        await page.Button("Undo").ClickAsync();
        await Expect(page.GetByText("Undone: Sales / Berlin is back.")).ToBeVisibleAsync();
    }

    private async Task AddUserAsync(string name, string department) => _ = (await server.Get<PhoneUserService>().CreateAsync(
        TestActors.Administrator, new NewPhoneUser { FirstName = name, LastName = "Smith", Department = department }, null)).Value;
}
