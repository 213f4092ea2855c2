using Microsoft.Playwright;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Browser;

/// <summary>A look at every screen there is, each loaded in a window of one size.</summary>
internal static class Walk
{
    // Whatever scrolls, scrolls up and down only; a table does both under its own head.
    private const string Sideways = """
        () => [document.documentElement, ...document.querySelectorAll("main, .dialog-body, .panel, .popup, .picker-list")]
          .filter(place => place.scrollWidth > place.clientWidth + 1 && place.clientWidth > 0)
          .map(place => `${place.className || place.localName}: ${place.scrollWidth} in ${place.clientWidth} px`)
        """;

    /// <summary>What is wrong: what does not fit into the width, and what <paramref name="look"/> complains of.</summary>
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
                var found = await page.EvaluateAsync<string[]>(Sideways);
                complaints.AddRange([.. found.Select(place => $"{screen.Name} scrolls sideways: {place}")]);
                complaints.AddRange(look is null ? [] : (await look(page)).Select(complaint => $"{screen.Name}: {complaint}"));
            }
        }, options, signedIn);
    }
}
