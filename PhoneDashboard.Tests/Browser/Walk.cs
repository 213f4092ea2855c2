using Microsoft.Playwright;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Browser;

/// <summary>A look at every screen there is, each loaded in a window of one size.</summary>
internal static class Walk
{
    // Whatever scrolls, scrolls up and down only; a table does both under its own head. Where the page scrolls, the document does not.
    private const string Scrolling = """
        () => {
          const wide = [document.documentElement, ...document.querySelectorAll("main, .dialog-body, .panel, .popup, .picker-list")]
            .filter(place => place.scrollWidth > place.clientWidth + 1 && place.clientWidth > 0)
            .map(place => `${place.className || place.localName}: ${place.scrollWidth} in ${place.clientWidth} px of width`);
          const main = document.querySelector(".shell > main"), high = document.documentElement.scrollHeight;
          return main && getComputedStyle(main).overflowY === "auto" && high > innerHeight + 1
            ? [...wide, `the document: ${high} in ${innerHeight} px of height`] : wide;
        }
        """;

    /// <summary>What is wrong: what scrolls where it should not, and what <paramref name="look"/> complains of.</summary>
    internal static async Task<IReadOnlyList<string>> ComplaintsAsync(
        BrowserFixture browser, int width, int height, Func<IPage, Task<IReadOnlyList<string>>>? look = null)
    {
        var options = new BrowserNewContextOptions
        {
            ViewportSize = new() { Width = width, Height = height },
            ReducedMotion = ReducedMotion.Reduce,
        };
        var complaints = new List<string>();

        await using var server = new DashboardServer();
        await ShowAsync(server, Screens.Empty());
        var screens = await Screens.LoadAsync(server);
        await ShowAsync(server, screens.All());
        await ShowAsync(server, Screens.Outside(), signedIn: false);
        await using var newMachine = DashboardServer.WithoutAccounts();
        await ShowAsync(newMachine, Screens.NewMachine(), signedIn: false);
        return complaints;

        Task ShowAsync(DashboardServer on, IEnumerable<Screen> some, bool signedIn = true) => browser.VisitAsync(on, "/", async page =>
        {
            foreach (var screen in some)
            {
                await screen.ShowAsync(page);
                var found = await page.EvaluateAsync<string[]>(Scrolling);
                complaints.AddRange([.. found.Select(place => $"{screen.Name} scrolls where it should not: {place}")]);
                complaints.AddRange(look is null ? [] : (await look(page)).Select(complaint => $"{screen.Name}: {complaint}"));
            }
        }, options, signedIn);
    }
}
