using Microsoft.Playwright;
using PhoneDashboard.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Browser;

[Collection(BrowserCollection.Name)]
public sealed class SmokeTests(BrowserFixture browser, DashboardServer server) : IClassFixture<DashboardServer>
{
    [Fact]
    public Task Overview_Opened_IsAliveQuietAndStaysOnItsHost() =>
        browser.VisitAsync(server, "/", async page =>
        {
            // Nothing is prerendered: the heading comes over the circuit.
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Overview", Level = 1 })).ToBeVisibleAsync();
        });

    [Fact]
    public Task Overview_Opened_IsAccessible() =>
        browser.VisitAsync(server, "/", async page =>
        {
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Overview", Level = 1 })).ToBeVisibleAsync();
            await Axe.AssertAccessibleAsync(page);
        });
}
