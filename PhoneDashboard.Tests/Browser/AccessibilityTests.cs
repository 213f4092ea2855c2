using Microsoft.Playwright;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Browser;

/// <summary>Every page, dialog, panel and menu, light and dark, on a desk and on a phone.</summary>
[Collection(BrowserCollection.Name)]
public sealed class AccessibilityTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(1440, 900)]
    [InlineData(390, 844)]
    public async Task EveryScreen_LightAndDark_IsAccessible(int width, int height)
    {
        await using var server = new DashboardServer();
        var screens = await Screens.LoadAsync(server);
        var options = new BrowserNewContextOptions { ViewportSize = new() { Width = width, Height = height }, ReducedMotion = ReducedMotion.Reduce };
        var complaints = new List<string>();

        await browser.VisitAsync(server, "/", async page =>
        {
            foreach (var screen in screens.All())
            {
                await screen.ShowAsync(page);
                complaints.AddRange((await Axe.ComplaintsAsync(page)).Select(complaint => $"{screen.Name}: {complaint}"));
                await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
                complaints.AddRange((await Axe.ComplaintsAboutColorsAsync(page)).Select(complaint => $"{screen.Name}, dark: {complaint}"));
                await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            }
        }, options);

        Assert.True(complaints.Count == 0, string.Join(Environment.NewLine, complaints));
    }
}
