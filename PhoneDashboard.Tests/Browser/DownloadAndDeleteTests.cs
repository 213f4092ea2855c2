using Microsoft.Playwright;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Data.Sample;
using PhoneDashboard.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Browser;

/// <summary>The file holds the rows of the view, in its order; a deleted user's numbers are free at once.</summary>
[Collection(BrowserCollection.Name)]
public sealed class DownloadAndDeleteTests(BrowserFixture browser)
{
    private static readonly string[] Columns =
    [
        "User", "Email", "DID Numbers", "Internal Number", "When Unavailable", "Voicemail Audio", "External Outbound Calls", "Caller IDs",
        "Internal Caller ID", "Internal Announcement",
        "External Announcement", "Delivery Methods", "Inbound Internal", "Inbound External", "Outbound Internal", "Outbound External",
        "Record On Demand", "Status", "Invitations", "Devices",
    ];

    [Fact]
    public async Task FilterAndSort_Download_HoldsExactlyTheRowsOfTheViewInItsOrder()
    {
        await using var server = new DashboardServer();
        await server.Get<SampleDataService>().LoadAsync(TestActors.Administrator, new SampleSize());

        await browser.VisitAsync(server, "/contact-methods", async page =>
        {
            await page.Filter("Status").ClickAsync();
            await page.DialogNamed("Filter Status").Button("Needs attention").ClickAsync();
            await Expect(page.Filter("Status: Needs attention")).ToBeVisibleAsync();
            await Expect(page.Row("Unconfigured")).ToHaveCountAsync(0);
            var users = page.Locator("tbody .cell-name");
            var names = (await users.AllInnerTextsAsync()).Reverse().ToList();
            Assert.InRange(names.Count, 3, 20);
            await page.GetByRole(AriaRole.Columnheader, new() { Name = "User" }).GetByRole(AriaRole.Button).ClickAsync();
            await Expect(users).ToHaveTextAsync(names);

            var file = await Downloads.SaveAsync(page);

            Assert.Matches(@"^app-configurations-\d{8}-\d{4}\.csv$", file.SuggestedFilename);
            var records = CsvFile.Read(await file.PathAsync());
            Assert.Equal(Columns, records[0]);
            Assert.Equal(names, records.Skip(1).Select(record => record[0]));
            Assert.All(records.Skip(1), record => Assert.Equal("Needs attention", record[^3]));
        });
    }

    [Fact]
    public async Task DeleteUser_PreviewNamesItsNumbers_AnotherLineMayTakeThem()
    {
        await using var server = new DashboardServer();
        var did = await server.AddDidAsync("12025550104");
        var extension = await server.AddInternalNumberAsync("208");
        await server.AddUserAsync(
            "Karl", "Lang", "karl@example.com", new AppLineEdit { DidNumberIds = [did], InternalNumberIds = [extension] });
        await server.AddUserAsync("Mia", "Novak");

        await browser.VisitAsync(server, "/users", async page =>
        {
            await page.ActAsync("Karl Lang", "Delete");
            var preview = page.DialogNamed("Delete user");
            await Expect(preview).ToContainTextAsync("Delete Karl Lang?");
            await Expect(preview).ToContainTextAsync("+1 202 555 0104");
            await Expect(preview).ToContainTextAsync("208");
            await preview.Button("Delete").ClickAsync();
            await Expect(page.Button("Actions for Karl Lang")).ToHaveCountAsync(0);

            await page.GoAsync("Contact Methods", "App Configurations");
            await page.ActAsync("Mia Novak", "Edit");
            var dialog = page.DialogNamed("Edit App Configuration");
            await dialog.List("DID Numbers").FindAndChooseAsync("0104", "+1 202 555 0104");
            await dialog.List("Internal Number").FindAndChooseAsync("208", "208");
            await Expect(dialog.Chip("208")).ToBeVisibleAsync();
            await dialog.Button("Save").ClickAsync();
            await Expect(dialog).ToBeHiddenAsync();
            await Expect(page.Row("Mia Novak")).ToContainTextAsync("+1 202 555 0104");
        });
    }
}
