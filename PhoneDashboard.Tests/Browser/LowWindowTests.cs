using Microsoft.Playwright;
using PhoneDashboard.Core.Data.Sample;
using PhoneDashboard.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Browser;

/// <summary>At 200 % zoom on a laptop, which is a window of 720 × 450.</summary>
[Collection(BrowserCollection.Name)]
public sealed class LowWindowTests(BrowserFixture browser, DashboardServer server) : IClassFixture<DashboardServer>
{
    private const string RowsInside = "rows => rows.filter(row => { const at = row.getBoundingClientRect(); "
        + "const table = row.closest('.rows').getBoundingClientRect(); "
        + "return at.top >= table.top && at.bottom <= Math.min(innerHeight, table.bottom) + 1; }).length";

    private static readonly BrowserNewContextOptions Low = new() { ViewportSize = new() { Width = 720, Height = 450 } };

    [Theory]
    [InlineData("/contact-methods")]
    [InlineData("/users")]
    public async Task Table_ShowsAtLeastFiveRows_AndItsFiltersAreFolded(string path)
    {
        await server.Get<SampleDataService>().LoadAsync(TestActors.Administrator, new SampleSize());
        await browser.VisitAsync(server, path, async page =>
        {
            var rows = page.Locator(".table-frame tbody tr.data-row");
            await Expect(rows).ToHaveCountAsync(25);
            Assert.InRange(await rows.EvaluateAllAsync<int>(RowsInside), 5, 25);

            await Expect(page.GetByRole(AriaRole.Searchbox, new() { Name = "Search", Exact = true })).ToBeInViewportAsync();
            var fold = page.Filter("Filters");
            await Expect(fold).ToHaveAttributeAsync("aria-expanded", "false");
            await Expect(page.Filter(path == "/users" ? "Department" : "Status")).ToBeHiddenAsync();
            await fold.ClickAsync();
            await Expect(page.Filter(path == "/users" ? "Department" : "Status")).ToBeVisibleAsync();
        }, Low);
    }

    [Fact]
    public async Task Table_UnderABannerAndADraft_ShowsAtLeastFiveRows()
    {
        await using var full = new DashboardServer();
        await full.Get<SampleDataService>().LoadAsync(TestActors.Administrator, new SampleSize());
        await browser.VisitAsync(full, "/users", async page =>
        {
            var rows = page.Locator(".table-frame tbody tr.data-row");
            await page.Locator("button[aria-label^='Actions for']").First.ClickAsync();
            await page.MenuItem("Edit").ClickAsync();
            var title = page.DialogNamed("Edit User").GetByLabel("Job Title");
            await title.FillAsync("Dispatcher");
            await title.PressAsync("Tab");
            await page.GoBackAsync();
            await Expect(page.GetByText("You were filling in")).ToBeVisibleAsync();
            await Expect(page.GetByText("Nothing leaves this machine")).ToBeVisibleAsync();
            Assert.InRange(await rows.EvaluateAllAsync<int>(RowsInside), 5, 25);
        }, Low);
    }

    [Fact]
    public async Task NothingFound_StandsInTheMiddleOfWhatIsSeen()
    {
        await browser.VisitAsync(server, "/users?search=nobody-at-all", async page =>
        {
            var empty = page.Locator(".empty-state");
            await Expect(empty.Locator("button")).ToBeInViewportAsync(new() { Ratio = 1 });
            var at = (await empty.BoundingBoxAsync())!;
            Assert.InRange(at.X + (at.Width / 2), 320, 400);
        }, Low);
    }
}
