using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PhoneDashboard.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Browser;

/// <summary>What a line is connected to, in two clicks, and from there to each thing.</summary>
[Collection(BrowserCollection.Name)]
public sealed class RelationsTests(BrowserFixture browser, DashboardServer server) : IClassFixture<DashboardServer>
{
    [Fact]
    public async Task Relations_LinkedLine_EachKindOpensWithItsDetails_LoneLineHasNone()
    {
        var user = await server.AddUserAsync("Greta", "Hahn", "greta@example.com");
        await server.AddCallFlowAsync("Sales Hotline", await server.LineOfAsync(user));
        await server.AddSipAccountAsync(user, "Desk phone");
        await server.AddDeviceAsync(user, "Greta's phone");
        await server.AddUserAsync("Ivo", "Jansen");

        await browser.VisitAsync(server, "/contact-methods", async page =>
        {
            await OpenAsync(page, "Sales Hotline", "/call-flows");
            await Expect(page.Panel("Sales Hotline")).ToContainTextAsync("Greta Hahn");

            await OpenAsync(page, "Desk phone", "/contact-methods/sip-accounts");
            await Expect(page.Panel("Desk phone")).ToContainTextAsync("Greta Hahn");

            await OpenAsync(page, "Greta's phone", "/users/devices");
            await Expect(page.Panel("App Device")).ToContainTextAsync("Android 16");

            await page.GoAsync("Contact Methods", "App Configurations");
            await page.ActAsync("Ivo Jansen", "Relations");
            var panel = page.Panel("Relations");
            await Expect(panel.GetByRole(AriaRole.Heading, new() { Level = 3 }))
                .ToHaveTextAsync(["Call Flows 0", "Contact Methods 0", "App Devices 0"]);
            await Expect(panel.GetByText("No relations", new() { Exact = true })).ToHaveCountAsync(3);
        });
    }

    private static async Task OpenAsync(IPage page, string item, string lands)
    {
        await page.GoAsync("Contact Methods", "App Configurations");
        await page.ActAsync("Greta Hahn", "Relations");
        var panel = page.Panel("Relations");
        await Expect(panel.GetByRole(AriaRole.Heading, new() { Level = 3 }))
            .ToHaveTextAsync(["Call Flows 1", "Contact Methods 1", "App Devices 1"]);
        await panel.Button($"Open {item}").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex($@"{lands}\?(.*&)?open=\d+$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(page.Row(item)).ToBeVisibleAsync();
    }
}
