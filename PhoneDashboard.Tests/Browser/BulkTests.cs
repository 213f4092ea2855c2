using Microsoft.Playwright;
using PhoneDashboard.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Browser;

/// <summary>Three users get a department at once, and lose it again by Undo.</summary>
[Collection(BrowserCollection.Name)]
public sealed class BulkTests(BrowserFixture browser, DashboardServer server) : IClassFixture<DashboardServer>
{
    [Fact]
    public async Task SetDepartment_OfThreeRows_ShowsItAndUndoTakesItBack()
    {
        foreach (var name in new[] { "Ann", "Ben", "Cyd", "Dee" })
        {
            await server.AddUserAsync(name, "Lee");
        }

        await browser.VisitAsync(server, "/users", async page =>
        {
            await page.GetByRole(AriaRole.Checkbox, new() { Name = "Select Ann Lee" }).FocusAsync();
            await page.Keyboard.PressAsync("Space");
            await page.SelectRowAsync(1);
            await page.SelectRowAsync(2);
            await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Selected rows" })).ToContainTextAsync("3 selected");

            await page.Button("Actions for the selected rows").ClickAsync();
            await page.MenuItem("Set Department").ClickAsync();
            var dialog = page.DialogNamed("Set Department");
            await dialog.List("Department").FillAsync("Field Sales");
            await dialog.Button("Preview").ClickAsync();
            await dialog.Button("Change 3 users").ClickAsync();
            await Expect(dialog).ToBeHiddenAsync();
            await Expect(page.Row("Field Sales")).ToHaveCountAsync(3);

            await page.Button("Undo").ClickAsync();
            await Expect(page.Row("Field Sales")).ToHaveCountAsync(0);
        });
    }
}
