using Microsoft.Playwright;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Browser;

/// <summary>Taking a DID Number from a line: only Save does it, and the caller ID stays.</summary>
[Collection(BrowserCollection.Name)]
public sealed class UnassignNumberTests(BrowserFixture browser, DashboardServer server) : IClassFixture<DashboardServer>
{
    private const string Number = "+1 202 555 0102", Name = "Carla Diaz";

    [Fact]
    public async Task RemoveDid_CancelKeepsIt_SaveFreesItAndTheCallerIdStays()
    {
        var did = await server.AddDidAsync("12025550102");
        var user = await server.AddUserAsync("Carla", "Diaz", "carla@example.com", new AppLineEdit
        {
            DidNumberIds = [did],
            ExternalOutboundCalls = true,
            CallerIdIds = [did],
        });

        await browser.VisitAsync(server, "/contact-methods", async page =>
        {
            var dialog = await OpenAsync(page);
            await Expect(dialog.Chip(Number)).ToHaveCountAsync(2);
            await dialog.Chip(Number).First.ClickAsync();
            await Expect(dialog.Chip(Number)).ToHaveCountAsync(1);
            await dialog.Button("Cancel").ClickAsync();
            await page.DialogNamed("Discard what you typed?").Button("Discard").ClickAsync();
            await Expect(dialog).ToBeHiddenAsync();
            await Expect(page.Row(Name)).ToContainTextAsync(Number);

            dialog = await OpenAsync(page);
            await Expect(dialog.Chip(Number)).ToHaveCountAsync(2);
            await dialog.Chip(Number).First.ClickAsync();
            await Expect(dialog.Chip(Number)).ToHaveCountAsync(1);
            await dialog.Button("Save").ClickAsync();
            await Expect(dialog).ToBeHiddenAsync();
            await Expect(page.Row(Name)).Not.ToContainTextAsync(Number);

            await page.GoAsync("Numbers", "DID Numbers");
            await Expect(page.Row(Number)).ToContainTextAsync("Free");
        });

        var line = await server.EditOfAsync(await server.LineOfAsync(user));
        Assert.Empty(line.DidNumberIds);
        Assert.Equal([did], line.CallerIdIds);
    }

    private static async Task<ILocator> OpenAsync(IPage page)
    {
        await page.ActAsync(Name, "Edit");
        return page.DialogNamed("Edit App Configuration");
    }
}
