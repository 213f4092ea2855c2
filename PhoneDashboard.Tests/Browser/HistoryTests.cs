using Microsoft.Playwright;
using PhoneDashboard.Tests.Activity;
using PhoneDashboard.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Browser;

/// <summary>A wrong change is found and put back, and Activity tells of both.</summary>
[Collection(BrowserCollection.Name)]
public sealed class HistoryTests(BrowserFixture browser, DashboardServer server) : IClassFixture<DashboardServer>
{
    [Fact]
    public async Task WrongDepartment_IsRestoredFromTheHistory_ActivityShowsBothAndTheFileHasThem()
    {
        var greta = await server.AddUserAsync("Greta", "Hahn");
        await server.AddUserAsync("Ivo", "Jansen");
        await server.ChangeUserAsync(greta, edit => edit.Department = "Sales");

        await browser.VisitAsync(server, "/users", async page =>
        {
            await page.ActAsync("Greta Hahn", "Edit");
            var edit = page.DialogNamed("Edit User");
            await edit.List("Department").FillAsync("Slaes");
            await edit.Button("Save").ClickAsync();
            await Expect(page.Row("Greta")).ToContainTextAsync("Slaes");

            await page.ActAsync("Greta Hahn", "History");
            await page.Panel("History").Button("Restore this value: Department Sales").ClickAsync();
            var confirm = page.DialogNamed("Restore Department?");
            await Expect(confirm).ToContainTextAsync("Slaes");
            await confirm.Button("Restore").ClickAsync();
            await Expect(page.Row("Greta")).ToContainTextAsync("Sales");
            await Expect(page.Panel("History").Button("Restore this value: Department Slaes")).ToBeVisibleAsync();

            await page.GoAsync("Activity");
            await page.Filter("Person").ClickAsync();
            await page.DialogNamed("Filter Person").GetByLabel("Person contains").FillAsync("ada");
            await page.DialogNamed("Filter Person").Button("Apply").ClickAsync();
            await Expect(page.Filter("Person: ada")).ToBeVisibleAsync();
            await page.GetByRole(AriaRole.Searchbox, new() { Name = "Search", Exact = true }).FillAsync("hahn");
            await Expect(page.Row("Greta Hahn")).ToHaveCountAsync(2);

            var file = await Downloads.SaveAsync(page);

            var records = CsvFile.Read(await file.PathAsync());
            Assert.Equal(["Department: Slaes → Sales", "Department: Sales → Slaes"], records.Skip(1).Select(record => record[^1]));
        });
    }
}
