using Microsoft.Playwright;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Browser;

/// <summary>Every page, dialog, panel and menu, light and dark, on a desk and on a phone.</summary>
[Collection(WalkCollection.Name)]
public sealed class AccessibilityTests(BrowserFixture browser)
{
    [Fact]
    public Task EveryScreen_LightAndDark_IsAccessible() => WalkAsync(1440, 900, screens => screens.All(), dark: true);

    [Fact]
    public Task EveryScreen_OnAPhone_IsAccessible() => WalkAsync(390, 844, screens => screens.Pictures(), dark: false);

    // The foot of a dialog names the button that Ctrl+Enter presses, wherever there is one.
    private const string FeetWithoutHint = """
        () => [...document.querySelectorAll(".mud-dialog-actions")].filter(foot => {
          const filled = [...foot.querySelectorAll(".mud-button-filled")].map(button => `Ctrl Enter: ${button.innerText.trim()}`);
          return (foot.querySelector(".dialog-hint")?.textContent ?? "") !== filled.join();
        }).map(foot => foot.innerText)
        """;

    private async Task WalkAsync(int width, int height, Func<Screens, IEnumerable<Screen>> which, bool dark)
    {
        await using var server = new DashboardServer();
        var screens = await Screens.LoadAsync(server);
        var options = new BrowserNewContextOptions { ViewportSize = new() { Width = width, Height = height }, ReducedMotion = ReducedMotion.Reduce };
        var complaints = new List<string>();

        await browser.VisitAsync(server, "/", async page =>
        {
            foreach (var screen in which(screens))
            {
                await screen.ShowAsync(page);
                var feet = await page.EvaluateAsync<string[]>(FeetWithoutHint);
                complaints.AddRange(feet.Select(foot => $"{screen.Name}: no key told in {foot}"));
                var found = dark ? await Axe.ComplaintsAsync(page) : await Axe.ComplaintsButAboutColorsAsync(page);
                complaints.AddRange(found.Select(complaint => $"{screen.Name}: {complaint}"));
                if (!dark)
                {
                    continue; // another size shows no other colours
                }

                await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
                complaints.AddRange((await Axe.ComplaintsAboutColorsAsync(page)).Select(complaint => $"{screen.Name}, dark: {complaint}"));
                await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            }
        }, options);

        Assert.True(complaints.Count == 0, string.Join(Environment.NewLine, complaints));
    }
}
