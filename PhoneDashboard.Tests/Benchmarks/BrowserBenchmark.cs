using System.Globalization;
using Microsoft.Playwright;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>
/// <c>bench-browser</c>: what a person waits for at the published app (Specification 8): its start, a page, and rows after a click. Pages
/// and clicks in turns with a bare page over the same list, and with another version of the app if there is one to compare with.
/// </summary>
internal static class BrowserBenchmark
{
    private const string Page = "/contact-methods";

    internal static async Task<int> RunAsync(BenchmarkOptions options)
    {
        await using var app = await PublishedApp.PrepareAsync(options);
        await using var versus = await PublishedApp.PrepareVersusAsync(options, app);
        var bareFolder = Directory.CreateTempSubdirectory("phonedashboard-bare-page-");
        var browser = new BrowserFixture();
        try
        {
            await ServerProcess.PublishAsync("PhoneDashboard.Tests/Benchmarks/BarePage", bareFolder.FullName);
            await browser.InitializeAsync();
            Console.WriteLine(
                $"$ dotnet run -c Release --project PhoneDashboard.Tests -- {string.Join(' ', Environment.GetCommandLineArgs()[1..])}");
            Console.WriteLine(BenchmarkMachine.Describe());
            await MeasureStartsAsync(versus is null ? [("product", app)] : [("product", app), ("before", versus)], options.Starts, browser);

            var bareAddress = ServerProcess.FreeAddress();
            await using var bare = await ServerProcess.StartAsync(
                Path.Combine(bareFolder.FullName, "BarePage.dll"), bareAddress, [], "--database", app.Database, "--urls",
                    bareAddress.ToString());
            List<MeasuredPage> pages = [await MeasuredPage.OpenAsync("product", await OpenAsync(app, browser), Page)];
            if (versus is not null)
            {
                pages.Add(await MeasuredPage.OpenAsync("before", await OpenAsync(versus, browser), Page));
            }

            pages.Add(await MeasuredPage.OpenAsync("bare page", await OpenAsync(bareAddress, browser), "/"));
            await MeasureInTurnsAsync(pages, options);
            BrowserReport.Print(pages);
            Console.WriteLine(BenchmarkMachine.Describe());
        }
        finally
        {
            await browser.DisposeAsync();
            bareFolder.Delete(recursive: true);
        }

        return 0;
    }

    // All run at the end; while one starts, no other runs.
    private static async Task MeasureStartsAsync(List<(string Name, PublishedApp App)> apps, int starts, BrowserFixture browser)
    {
        var (ready, first) = (apps.ToDictionary(app => app.Name, _ => new List<double>()),
            apps.ToDictionary(app => app.Name, _ => new List<double>()));
        for (var start = 0; start < starts; start++)
        {
            foreach (var (name, app) in apps)
            {
                ready[name].Add((await app.StartAsync()).TotalMilliseconds);
                await using var context = await OpenAsync(app, browser);
                var page = await context.NewPageAsync();
                await page.GotoAsync(Page);
                first[name].Add(await page.LoadedAsync());
                await app.StopAsync();
            }
        }

        foreach (var (name, app) in apps)
        {
            if (starts > 0)
            {
                Print($"{name}: process start to ready", ready[name], "at most 2,500");
                Print($"{name}: first load after ready, to interactive", first[name], "at most 800");
            }

            await app.StartAsync();
        }

        Console.WriteLine();
    }

    // A B A B …: what else the machine does meets all alike. All loads come before all clicks, because a page is loaded once and clicked
    // for long.
    private static async Task MeasureInTurnsAsync(List<MeasuredPage> pages, BenchmarkOptions options)
    {
        for (var round = 0; round < options.Rounds; round++)
        {
            foreach (var page in pages)
            {
                await page.LoadAsync();
            }
        }

        for (var round = 0; round < options.Rounds; round++)
        {
            foreach (var page in pages)
            {
                await page.ClickAsync();
            }
        }

        foreach (var page in options.Pictures is null ? [] : pages)
        {
            await page.PictureAsync(options.Pictures!);
        }
    }

    private static async Task<IBrowserContext> OpenAsync(PublishedApp app, BrowserFixture browser)
    {
        var context = await OpenAsync(app.BaseAddress, browser);
        await context.AddCookiesAsync((await TeamSession.StartAsync(app.BaseAddress)).For(app.BaseAddress));
        return context;
    }

    private static async Task<IBrowserContext> OpenAsync(Uri address, BrowserFixture browser)
    {
        var context = await browser.OpenAsync(address, new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        await context.AddPaintWatchAsync();
        return context;
    }

    private static void Print(string what, List<double> milliseconds, string limit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{what}: p50 {milliseconds.Percentile(0.5):N0} ms, worst {milliseconds.Max():N0} ms, of {milliseconds.Count} ({limit})"));
}
