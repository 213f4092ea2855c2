using Microsoft.Playwright;
using PhoneDashboard.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Browser;

[Collection(BrowserCollection.Name)]
public sealed class ActivatePageTests(BrowserFixture browser, DashboardServer server) : IClassFixture<DashboardServer>
{
    [Fact]
    public Task Opened_WithToken_SaysWhatTheAppDoesAndAsksTheServerForNothingWithTheToken() =>
        browser.VisitAsync(server, "/activate#secret-token", async page =>
        {
            var asked = new List<string>();
            page.Request += (_, request) => asked.Add(request.Url + request.PostData);
            await page.ReloadAsync();

            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Connect the phone app", Level = 1 })).ToBeVisibleAsync();
            await Expect(page.GetByText("This link is incomplete.")).ToBeHiddenAsync();
            await Expect(page.Locator("meta[name=referrer]")).ToHaveAttributeAsync("content", "no-referrer");
            Assert.NotEmpty(asked);
            Assert.DoesNotContain(asked, request => new Uri(request).PathAndQuery.Contains("secret-token", StringComparison.Ordinal));
            await Axe.AssertAccessibleAsync(page);
        });

    [Fact]
    public Task Opened_WithoutToken_SaysThatTheLinkIsIncomplete() =>
        browser.VisitAsync(server, "/activate", async page =>
        {
            await Expect(page.GetByText("This link is incomplete.")).ToBeVisibleAsync();
            await Axe.AssertAccessibleAsync(page);
        });
}
