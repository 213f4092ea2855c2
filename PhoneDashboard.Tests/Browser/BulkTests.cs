using Microsoft.Playwright;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Browser;

/// <summary>Users get a department or numbers at once, and lose them again by Undo; invites are cancelled amid the run.</summary>
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

    [Fact]
    public async Task AssignInternalNumbers_ShowsWhoGetsWhat_AndUndoTakesThemBack()
    {
        await server.AddUserAsync("Gus", "Reed");
        await server.AddUserAsync("Hal", "Reed");
        await server.AddInternalNumberAsync("301");
        await server.AddInternalNumberAsync("302");

        await browser.VisitAsync(server, "/users?name=reed", async page =>
        {
            await page.SelectRowAsync(0);
            await page.SelectRowAsync(1);
            await page.Button("Actions for the selected rows").ClickAsync();
            await page.MenuItem("Assign Internal Numbers").ClickAsync();
            var dialog = page.DialogNamed("Assign Internal Numbers");
            await dialog.Text("Starting at").FillAsync("300");
            await page.Keyboard.PressAsync("Control+Enter");
            var gifts = dialog.GetByRole(AriaRole.Region, new() { Name = "Who gets what" });
            await Expect(gifts.GetByRole(AriaRole.Listitem)).ToHaveTextAsync(["Gus Reed301", "Hal Reed302"]);
            await Axe.AssertAccessibleAsync(page);
            await dialog.Button("Assign to 2 users").ClickAsync();
            await Expect(dialog).ToBeHiddenAsync();
            await Expect(page.Row("Hal")).ToContainTextAsync("302");

            await page.Button("Undo").ClickAsync();
            await Expect(page.Row("Hal")).Not.ToContainTextAsync("302");
        });
    }

    [Fact]
    public async Task SendInvites_CancelledByEsc_SaysWhatBecameOfEachAndGivesItAsAFile()
    {
        await server.AddUserAsync("Eve", "Quinn", "eve@example.com");
        await server.AddUserAsync("Fay", "Quinn", "fay@example.com");

        await browser.VisitAsync(server, "/users?name=quinn", async page =>
        {
            await page.SelectRowAsync(0);
            await page.SelectRowAsync(1);
            await page.Button("Actions for the selected rows").ClickAsync();
            await page.MenuItem("Send Invite to App").ClickAsync();
            var dialog = page.DialogNamed("Send Invite to App");
            await using (var db = await server.OpenAsync())
            {
                await using var other = await db.BeginWriteAsync(Actor.System("Test")); // the run waits for its turn
                await dialog.Button("Invite 2 users").ClickAsync();
                await Expect(dialog.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();
                await page.Keyboard.PressAsync("Escape");
                await Expect(dialog).ToContainTextAsync("Cancelling");
            }

            await Expect(dialog).ToContainTextAsync("2 not reached. Cancelled");
            await Expect(dialog.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(2);
            await Axe.AssertAccessibleAsync(page);

            await page.EvaluateAsync("() => { delete window.showSaveFilePicker; }"); // nobody is here to answer the browser's own dialog
            await dialog.Button("Download").ClickAsync();
            var file = await page.RunAndWaitForDownloadAsync(() => page.DialogNamed("Download").Button("Save").ClickAsync());
            var rows = CsvFile.Read(await file.PathAsync());
            Assert.Equal(["Eve Quinn", "eve@example.com", "Not reached", ""], rows.Single(row => row[0] == "Eve Quinn"));
            await dialog.Locator(".dialog-foot").Button("Close").ClickAsync();
            await Expect(dialog).ToBeHiddenAsync();
        });
    }
}
