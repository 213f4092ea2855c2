using Microsoft.Playwright;
using PhoneDashboard.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Browser;

/// <summary>Rows keep their elements: another page changes the texts only, and a row that an edit moves takes the focus with it.</summary>
[Collection(BrowserCollection.Name)]
public sealed class TableRowsTests(BrowserFixture browser, DashboardServer server) : IClassFixture<DashboardServer>
{
    [Fact]
    public async Task NextPage_AndEdit_KeepTheElementsOfTheRows()
    {
        for (var number = 10; number < 40; number++)
        {
            await server.AddUserAsync("Ann", $"Aalto {number}");
        }

        await browser.VisitAsync(server, "/users", async page =>
        {
            var first = page.Locator(".table-frame tbody tr.data-row").First;
            await Expect(first).ToContainTextAsync("Ann Aalto 10");
            await first.EvaluateAsync("row => row.mark = 'kept'");

            await page.GetByRole(AriaRole.Link, new() { Name = "Next page" }).ClickAsync();
            await Expect(first).ToContainTextAsync("Ann Aalto 35");
            Assert.Equal("kept", await first.EvaluateAsync<string>("row => row.mark"));

            var actions = page.Button("Actions for Ann Aalto 35");
            await actions.ClickAsync();
            await page.MenuItem("Edit").ClickAsync();
            var dialog = page.DialogNamed("Edit User");
            await dialog.Text("Last Name").FillAsync("Aalto 39 b");
            await dialog.Button("Save").ClickAsync();

            await Expect(page.Button("Actions for Ann Aalto 39 b")).ToBeFocusedAsync();
            await Expect(page.Locator(".table-frame tbody tr.data-row").Last).ToContainTextAsync("Ann Aalto 39 b");
        });
    }
}
