using Microsoft.Playwright;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Browser;

/// <summary>
/// Every screen at the sizes that people have: a desk, a small laptop, the same at 200 % zoom, two phones. A page that scrolls sideways
/// hides what it says.
/// </summary>
[Collection(WalkCollection.Name)]
public sealed class SizesTests(BrowserFixture browser)
{
    private static readonly (int Width, int Height)[] Sizes = [(1440, 900), (1024, 768), (720, 450), (390, 844), (320, 640)];

    [Fact]
    public async Task EveryScreen_AtFiveSizes_NeverScrollsSideways()
    {
        await using var server = new DashboardServer();
        var screens = await Screens.LoadAsync(server);
        var wide = new List<string>();
        await browser.VisitAsync(server, "/", async page =>
        {
            foreach (var screen in screens.Pictures())
            {
                await page.SetViewportSizeAsync(Sizes[0].Width, Sizes[0].Height);
                await screen.ShowAsync(page);
                foreach (var (width, height) in Sizes)
                {
                    await page.SetViewportSizeAsync(width, height);
                    var needed = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
                    if (needed > width)
                    {
                        wide.Add($"{screen.Name} at {width} px needs {needed}");
                    }
                }
            }
        });

        Assert.Empty(wide);
    }
}
