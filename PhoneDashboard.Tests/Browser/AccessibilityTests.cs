using Microsoft.Playwright;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Browser;

/// <summary>Every page, dialog, panel and menu, light and dark, on a desk and on a phone.</summary>
[Collection(WalkCollection.Name)]
public sealed class AccessibilityTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(1440, 900)]
    [InlineData(390, 844)]
    public async Task EveryScreen_LightAndDark_IsAccessible(int width, int height)
    {
        var complaints = await Walk.ComplaintsAsync(browser, width, height, async page =>
        {
            var light = await Axe.ComplaintsAsync(page);
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            var dark = await Axe.ComplaintsAboutColorsAsync(page);
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            return [.. light, .. dark.Select(complaint => $"dark: {complaint}")];
        });

        Assert.True(complaints.Count == 0, string.Join(Environment.NewLine, complaints));
    }
}
