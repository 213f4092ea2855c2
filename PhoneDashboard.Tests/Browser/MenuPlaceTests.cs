using Microsoft.Playwright;
using PhoneDashboard.Core.Data.Sample;
using PhoneDashboard.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Browser;

/// <summary>Menus and the popups of filters: whole inside the window, and they stay while the page moves.</summary>
[Collection(BrowserCollection.Name)]
public sealed class MenuPlaceTests(BrowserFixture browser, DashboardServer server) : IClassFixture<DashboardServer>
{
    // Inside with 8 px to each edge, and what does not fit can be scrolled to.
    private const string Inside = "popup => { const at = popup.getBoundingClientRect(); "
        + "return at.top >= 7.5 && at.left >= 7.5 && at.bottom <= innerHeight - 7.5 && at.right <= innerWidth - 7.5 && at.height > 40 "
        + "&& (popup.scrollHeight <= popup.clientHeight + 1 || getComputedStyle(popup).overflowY === 'auto'); }";

    private const string Scrolled = "() => [document.scrollingElement, ...document.querySelectorAll('main, .rows')]"
        + ".map(element => element.scrollTop).join()";

    [Theory]
    [InlineData(1440, 900)]
    [InlineData(720, 450)]
    public async Task Actions_OfFirstMiddleAndLastRow_StayInsideAndOpenWhileTheTableScrolls(int width, int height)
    {
        await server.Get<SampleDataService>().LoadAsync(TestActors.Administrator, new SampleSize());
        await browser.VisitAsync(server, "/users", async page =>
        {
            var rows = page.Locator(".table-frame tbody tr.data-row");
            await Expect(rows).ToHaveCountAsync(25);
            var seen = await rows.EvaluateAllAsync<int>("rows => rows.filter(row => row.getBoundingClientRect().bottom <= "
                + "row.closest('.rows').getBoundingClientRect().bottom).length");
            var menu = page.Locator(".popup:popover-open");
            foreach (var place in new[] { 0, seen / 2, seen - 1 })
            {
                await rows.Nth(place).Locator(".card-actions button").ClickAsync();
                await Expect(menu).ToHaveCountAsync(1);
                Assert.True(await menu.EvaluateAsync<bool>(Inside), $"row {place}");

                await WheelOverAsync(page, menu);
                await page.Mouse.MoveAsync(width / 3f, (await rows.First.BoundingBoxAsync())!.Y + 4);
                await page.Mouse.WheelAsync(0, 60);
                await page.EvaluateAsync("() => new Promise(resolve => setTimeout(resolve, 200))");
                Assert.True(await menu.EvaluateAsync<bool>(Inside), $"row {place}, scrolled");
                await page.Keyboard.PressAsync("Escape");
                await Expect(menu).ToHaveCountAsync(0);
                await page.EvaluateAsync("() => document.querySelector('.rows').scrollTop = 0");
            }
        }, Size(width, height));
    }

    [Theory]
    [InlineData(1440, 900)]
    [InlineData(720, 450)]
    public async Task Filters_OpenInsideTheWindow(int width, int height)
    {
        await server.Get<SampleDataService>().LoadAsync(TestActors.Administrator, new SampleSize());
        await browser.VisitAsync(server, "/users", async page =>
        {
            await Expect(page.Locator(".table-frame tbody tr.data-row")).ToHaveCountAsync(25);
            if (height < 560)
            {
                await page.Filter("Filters").ClickAsync();
            }

            var popup = page.Locator(".popup:popover-open");
            var filters = page.Locator(".filter > button.filter-text[aria-haspopup=dialog]");
            var count = await filters.CountAsync();
            Assert.True(count >= 5);
            for (var place = 0; place < count; place++)
            {
                await filters.Nth(place).ClickAsync();
                await Expect(popup).ToHaveCountAsync(1);
                await Expect(popup.Locator("button, input").First).ToBeVisibleAsync();
                Assert.True(await popup.EvaluateAsync<bool>(Inside), await filters.Nth(place).TextContentAsync());
                await WheelOverAsync(page, popup);
                await page.Keyboard.PressAsync("Escape");
                await Expect(popup).ToHaveCountAsync(0);
            }
        }, Size(width, height));
    }

    private static BrowserNewContextOptions Size(int width, int height) =>
        new() { ViewportSize = new() { Width = width, Height = height } };

    private static async Task WheelOverAsync(IPage page, ILocator over)
    {
        var before = await page.EvaluateAsync<string>(Scrolled);
        var at = (await over.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(at.X + (at.Width / 2), at.Y + (at.Height / 2));
        for (var turns = 0; turns < 3; turns++)
        {
            await page.Mouse.WheelAsync(0, 400);
        }

        await page.EvaluateAsync("() => new Promise(resolve => setTimeout(resolve, 200))");
        Assert.Equal(before, await page.EvaluateAsync<string>(Scrolled));
        await Expect(over).ToHaveCountAsync(1);
    }
}
