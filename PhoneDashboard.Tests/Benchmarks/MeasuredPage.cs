using Microsoft.Playwright;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>A page that takes its turns with others in one browser.</summary>
internal sealed class MeasuredPage
{
    private const int WarmUpRounds = 5;

    private readonly IPage _page;
    private readonly string _path;

    private MeasuredPage(string name, IPage page, ICDPSession session, string path)
    {
        (Name, _page, _path) = (name, page, path);
        Clicks = new TableClicks(page, session);
    }

    /// <summary>How the report calls it.</summary>
    internal string Name { get; }

    /// <summary>Milliseconds of each load.</summary>
    internal List<double> Loads { get; } = [];

    internal TableClicks Clicks { get; }

    /// <summary>Elements of the table.</summary>
    internal int Elements { get; private set; }

    /// <summary>
    /// Opens the page for the first time and clicks until code is loaded and queries are translated, which is not counted.
    /// </summary>
    internal static async Task<MeasuredPage> OpenAsync(string name, IBrowserContext context, string path)
    {
        var page = await context.NewPageAsync();
        var opened = new MeasuredPage(name, page, await MainThread.WatchAsync(page), path);
        await opened.LoadAsync();
        for (var round = 0; round < WarmUpRounds; round++)
        {
            await opened.ClickAsync();
        }

        opened.Loads.Clear();
        opened.Clicks.Forget();
        opened.Elements = await page.EvaluateAsync<int>("() => document.querySelectorAll('.table-frame table *').length");
        return opened;
    }

    internal async Task LoadAsync()
    {
        await _page.BringToFrontAsync();
        await _page.GotoAsync(_path);
        Loads.Add(await _page.LoadedAsync());
    }

    internal async Task ClickAsync()
    {
        await _page.BringToFrontAsync();
        await Clicks.RoundAsync();
    }

    internal Task PictureAsync(string folder) => _page.ScreenshotAsync(new() { Path = Path.Combine(folder, Name + ".png") });
}
