using PhoneDashboard.Tests.Support;
using Xunit.Sdk;

namespace PhoneDashboard.Tests.Browser;

[Collection(BrowserCollection.Name)]
public sealed class AxeTests(BrowserFixture browser, DashboardServer server) : IClassFixture<DashboardServer>
{
    [Fact]
    public Task AssertAccessible_ButtonWithoutName_NamesRuleAndElement() =>
        browser.VisitAsync(server, "/", async page =>
        {
            await page.SetContentAsync("<html lang=en><title>Test</title><main><h1>Test</h1><button id=nameless></button></main></html>");

            var failure = await Assert.ThrowsAsync<TrueException>(() => Axe.AssertAccessibleAsync(page));

            Assert.Contains(
                "button-name (critical): #nameless: Buttons must have discernible text.", failure.Message, StringComparison.Ordinal);
        });
}
