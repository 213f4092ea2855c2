using Microsoft.Playwright;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Browser;

/// <summary>Every page, dialog, panel and menu, light and dark, on a desk and on a phone.</summary>
[Collection(WalkCollection.Name)]
public sealed class AccessibilityTests(BrowserFixture browser)
{
    // The foot of a dialog names the button that Ctrl+Enter presses, wherever there is one.
    private const string FeetWithoutHint = """
        () => [...document.querySelectorAll(".dialog-foot")].filter(foot => {
          const filled = [...foot.querySelectorAll(".mud-button-filled")].map(button => `Ctrl Enter: ${button.innerText.trim()}`);
          return (foot.querySelector(".dialog-hint")?.textContent ?? "") !== filled.join();
        }).map(foot => foot.innerText)
        """;

    [Theory]
    [InlineData(1440, 900)]
    [InlineData(390, 844)]
    public async Task EveryScreen_LightAndDark_IsAccessible(int width, int height)
    {
        var complaints = await Walk.ComplaintsAsync(browser, width, height, async page =>
        {
            var feet = await page.EvaluateAsync<string[]>(FeetWithoutHint);
            var light = await Axe.ComplaintsAsync(page);
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            var dark = await Axe.ComplaintsAboutColorsAsync(page);
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            return [.. feet.Select(foot => $"no key told in {foot}"), .. light, .. dark.Select(complaint => $"dark: {complaint}")];
        });

        Assert.True(complaints.Count == 0, string.Join(Environment.NewLine, complaints));
    }
}
