using Microsoft.Playwright;
using PhoneDashboard.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Browser;

/// <summary>Cells are changed in their tables, by keyboard and by mouse.</summary>
[Collection(BrowserCollection.Name)]
public sealed class CellEditTests(BrowserFixture browser, DashboardServer server) : IClassFixture<DashboardServer>
{
    [Fact]
    public async Task Department_ByKeyboard_IsSavedAndTheFocusIsOnTheCellAgain()
    {
        await server.AddUserAsync("Ann", "Smith");

        await browser.VisitAsync(server, "/users", async page =>
        {
            var cell = page.Button("Edit Department of Ann Smith: none");
            var height = (await page.Row("Ann").BoundingBoxAsync())!.Height;
            await cell.FocusAsync();
            await page.Keyboard.PressAsync("F2");
            var box = page.GetByRole(AriaRole.Combobox, new() { Name = "Department", Exact = true });
            await Expect(box).ToBeFocusedAsync();
            await Axe.AssertAccessibleAsync(page);
            await page.Keyboard.PressAsync("Escape");
            await Expect(cell).ToBeFocusedAsync();

            await page.Keyboard.PressAsync("Enter");
            await Expect(box).ToBeFocusedAsync();
            await page.Keyboard.TypeAsync("Sales");
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.Button("Edit Department of Ann Smith: Sales")).ToBeFocusedAsync();
            await Expect(page.GetByText("Ann Smith was saved.")).ToBeVisibleAsync();
            Assert.Equal(height, (await page.Row("Ann").BoundingBoxAsync())!.Height);
            await Axe.AssertAccessibleAsync(page);
        });
    }

    [Fact]
    public async Task Enabled_Clicked_IsSwitchedAndUndone()
    {
        await server.AddDidAsync("12025550101");

        await browser.VisitAsync(server, "/numbers", async page =>
        {
            var cell = page.Locator("body").Switch("Enabled: +1 202 555 0101");
            await Expect(cell).ToBeCheckedAsync();
            await cell.ClickAsync();
            await Expect(cell).Not.ToBeCheckedAsync();
            await Expect(cell).ToBeFocusedAsync();
            await Axe.AssertAccessibleAsync(page);
            await page.Button("Undo").ClickAsync();
            await Expect(cell).ToBeCheckedAsync();
        });
    }
}
