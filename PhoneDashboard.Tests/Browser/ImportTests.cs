using System.Text;
using Microsoft.Playwright;
using PhoneDashboard.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Browser;

/// <summary>People of another system become users with their lines, and the failed rows are taken away.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ImportTests(BrowserFixture browser, DashboardServer server) : IClassFixture<DashboardServer>
{
    private const string People = "Number,FirstName,LastName,EmailAddress\r\n101,Ann,Lee,ann@example.com\r\n102,Bo,Kim,bo@example\r\n";

    [Fact]
    public async Task File_OfAnotherSystem_IsMappedCheckedImportedAndUndone()
    {
        await server.AddInternalNumberAsync("101");
        await server.AddInternalNumberAsync("102");
        await browser.VisitAsync(server, "/users", async page =>
        {
            await page.Button("Add").ClickAsync();
            await page.GetByRole(AriaRole.Menuitem, new() { Name = "Import from CSV" }).ClickAsync();
            var dialog = page.GetByRole(AriaRole.Dialog);
            await Expect(dialog.GetByLabel("CSV File")).ToBeVisibleAsync();
            Assert.EndsWith("/users?import=1", page.Url, StringComparison.Ordinal);
            await Axe.AssertAccessibleAsync(page);
            var sample = await page.RunAndWaitForDownloadAsync(() => dialog.GetByText("Sample file").ClickAsync());
            Assert.Equal("users-sample.csv", sample.SuggestedFilename);

            await dialog.GetByLabel("CSV File").SetInputFilesAsync(
                new FilePayload { Name = "3cx.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(People) });
            await Expect(dialog.GetByText("2 rows, 4 columns.")).ToBeVisibleAsync();
            await dialog.Button("Next").ClickAsync();
            await Expect(dialog.GetByLabel("Number", new() { Exact = true })).ToHaveValueAsync("Internal Number");
            await Axe.AssertAccessibleAsync(page);
            await dialog.Button("Check").ClickAsync();
            await Expect(dialog.GetByText("is not a domain")).ToBeVisibleAsync();
            await Axe.AssertAccessibleAsync(page);
            await dialog.Button("Import the other 1 user").ClickAsync();
            await Expect(dialog.GetByText("1 user created, 0 users changed.")).ToBeVisibleAsync();
            await page.Keyboard.PressAsync("Control+Enter"); // Close
            await Expect(page.Locator("tbody tr").Filter(new() { HasText = "ann@example.com" })).ToContainTextAsync("101");

            await page.Button("Undo import").ClickAsync();
            await Expect(page.GetByText("No users yet")).ToBeVisibleAsync();
        });
    }
}
