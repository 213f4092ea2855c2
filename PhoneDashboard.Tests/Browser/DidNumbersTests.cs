using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Browser;

/// <summary>A carrier's block is added, its numbers are disabled and enabled, and a number is followed to the line it rings.</summary>
[Collection(BrowserCollection.Name)]
public sealed class DidNumbersTests(BrowserFixture browser, DashboardServer server) : IClassFixture<DashboardServer>
{
    private const string Number = "+1 202 555 0101", Name = "Carla Diaz";

    [Fact]
    public async Task Block_IsAddedThenDisabledAndFollowed()
    {
        var did = await server.AddDidAsync("12025550101");
        await server.AddUserAsync("Carla", "Diaz", "carla@example.com", new AppLineEdit
        {
            DidNumberIds = [did],
            ExternalOutboundCalls = true,
            CallerIdIds = [did],
        });

        await browser.VisitAsync(server, "/numbers", async page =>
        {
            await AddBlockAsync(page);
            await Expect(page.Row("+1 202 555 01")).ToHaveCountAsync(10);
            await Axe.AssertAccessibleAsync(page);

            await DisableAsync(page);
            await Expect(page.Row(Number).GetByText("Disabled")).ToBeVisibleAsync();
            await page.Button("Undo").ClickAsync();
            await Expect(page.Row(Number).GetByText("Enabled")).ToBeVisibleAsync();

            await DisableTwoFreeOnesAsync(page);
            await Expect(page.Row("Disabled")).ToHaveCountAsync(2);

            await page.Row(Number).GetByRole(AriaRole.Link, new() { Name = "1 line" }).ClickAsync();
            await Expect(page).ToHaveURLAsync(new Regex(@"/contact-methods\?caller-id=\d+$", RegexOptions.None, TimeSpan.FromSeconds(1)));
            await Expect(page.Row(Name)).ToBeVisibleAsync();
            await page.GoBackAsync();
            await page.ActAsync(Number, "Locate");
            await Expect(page.DialogNamed("Edit App Configuration")).ToContainTextAsync(Name);
        });

        Assert.Equal(10, (await server.Get<DidNumberService>().ListAsync(TestActors.Operator, new ListQuery())).Total);
    }

    private static async Task AddBlockAsync(IPage page)
    {
        await page.Button("Add").ClickAsync();
        var dialog = page.DialogNamed("Add DID Number");
        await dialog.GetByText("A block", new() { Exact = true }).ClickAsync();
        await dialog.Text("First and last number").FillAsync("+1 202 555 0100 \u2013 0109");
        await dialog.Button("Check").ClickAsync();
        await Expect(dialog).ToContainTextAsync($"{Number} rings {Name}.");
        await Axe.AssertAccessibleAsync(page);
        await dialog.Button("Save").ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();
    }

    private static async Task DisableAsync(IPage page)
    {
        await page.ActAsync(Number, "Disable");
        var question = page.DialogNamed($"Disable {Number}?");
        await Expect(question).ToContainTextAsync($"It rings {Name}");
        await Expect(question).ToContainTextAsync($"Caller ID of {Name}");
        await Axe.AssertAccessibleAsync(page);
        await question.Button("Disable").ClickAsync();
        await Expect(question).ToBeHiddenAsync();
    }

    private static async Task DisableTwoFreeOnesAsync(IPage page)
    {
        await page.SelectRowAsync(2);
        await page.SelectRowAsync(3);
        await page.Button("Actions for the selected rows").ClickAsync();
        await page.MenuItem("Disable").ClickAsync();
        await page.DialogNamed("Disable 2 numbers?").Button("Disable").ClickAsync();
    }
}
