using Microsoft.Playwright;
using PhoneDashboard.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Browser;

/// <summary>A PSTN Forwarding is added with a number of its own, edited, deleted and taken back.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PstnForwardingTests(BrowserFixture browser, DashboardServer server) : IClassFixture<DashboardServer>
{
    private const string Mobile = "+44 20 7946 0018", Number = "+1 202 555 0101", Title = $"{Mobile} of Carla Diaz";

    [Fact]
    public async Task Add_Edit_DeleteAndUndo()
    {
        await server.AddDidAsync("12025550101");
        await server.AddUserAsync("Carla", "Diaz", "carla@example.com");

        await browser.VisitAsync(server, "/contact-methods/pstn-forwarding", async page =>
        {
            await AddAsync(page);
            await Expect(page.Row(Mobile)).ToContainTextAsync(Number);
            await Axe.AssertAccessibleAsync(page);

            await page.ActAsync(Mobile, "Edit");
            var dialog = page.DialogNamed("Edit PSTN Forwarding");
            await dialog.ToggleAsync("Allow Call Transfer");
            await dialog.Button("Save").ClickAsync();
            await Expect(dialog).ToBeHiddenAsync();
            await Expect(page.Row(Mobile)).ToContainTextAsync("Yes");

            await page.ActAsync(Mobile, "Delete");
            var question = page.DialogNamed("Delete contact method");
            await Expect(question).ToContainTextAsync($"Delete {Title}?");
            await Expect(question).ToContainTextAsync(Number);
            await Axe.AssertAccessibleAsync(page);
            await question.Button("Delete").ClickAsync();
            await Expect(page.Row(Mobile)).ToHaveCountAsync(0);
            await page.Button("Undo").ClickAsync();
            await Expect(page.Row(Mobile)).ToContainTextAsync(Number);
        });
    }

    private static async Task AddAsync(IPage page)
    {
        await page.Button("Add").ClickAsync();
        var dialog = page.DialogNamed("Add PSTN Forwarding");
        await dialog.List("User").FillAsync("carla");
        await page.Option("Carla Diaz").ClickAsync();
        await dialog.Text("Phone Number").FillAsync(Mobile);
        await dialog.List("DID Numbers").FillAsync("12025550101");
        await page.Option(Number).ClickAsync();
        await Expect(dialog).ToContainTextAsync($"Will be stored as {Mobile} (United Kingdom).");
        await Axe.AssertAccessibleAsync(page);
        await dialog.Button("Save").ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();
    }
}
