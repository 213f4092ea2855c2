using System.Globalization;
using Microsoft.Playwright;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary><c>bench-browser</c>: what a person waits for at the published app (SPEC section 8): its start, a page, and rows after a click.</summary>
internal static class BrowserBenchmark
{
    private const string Page = "/contact-methods";
    private const int Starts = 5, WarmLoads = 20;

    internal static async Task<int> RunAsync(BenchmarkOptions options)
    {
        await using var app = await PublishedApp.PrepareAsync(options);
        var browser = new BrowserFixture();
        await browser.InitializeAsync();
        try
        {
            Console.WriteLine(BenchmarkMachine.Describe());
            await MeasureStartsAsync(app, browser);
            await using var context = await OpenAsync(app, browser);
            var page = await context.NewPageAsync();
            await MeasureWarmLoadsAsync(page);
            await MeasureClicksAsync(page, options.Clicks);
            Console.WriteLine(BenchmarkMachine.Describe());
        }
        finally
        {
            await browser.DisposeAsync();
        }

        return 0;
    }

    private static async Task MeasureStartsAsync(PublishedApp app, BrowserFixture browser)
    {
        var (ready, first) = (new List<double>(), new List<double>());
        for (var start = 0; start < Starts; start++)
        {
            if (start > 0)
            {
                await app.StopAsync();
            }

            ready.Add((await app.StartAsync()).TotalMilliseconds);
            await using var context = await OpenAsync(app, browser);
            var page = await context.NewPageAsync();
            await page.GotoAsync(Page);
            first.Add(await page.LoadedAsync());
        }

        Print("process start to ready", ready, "at most 6,000");
        Print("first load after ready, to interactive", first, "at most 2,000");
    }

    private static async Task MeasureWarmLoadsAsync(IPage page)
    {
        var loads = new List<double>();
        for (var load = 0; load <= WarmLoads; load++)
        {
            await page.GotoAsync(Page);
            loads.Add(await page.LoadedAsync());
        }

        Print("warm load, to interactive", loads[1..], "at most 500");
    }

    private static async Task MeasureClicksAsync(IPage page, int count)
    {
        var clicks = new TableClicks(page);
        for (var click = 0; click < count; click++)
        {
            await clicks.NextAsync();
        }

        foreach (var kind in clicks.Times.OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            Print($"click to painted rows: {kind.Key}", kind.Value);
        }

        Print("click to painted rows: all", [.. clicks.Times.Values.SelectMany(times => times)], "p95 at most 100");
        Console.WriteLine($"clicks that changed no row: {clicks.Unchanged}");
    }

    private static async Task<IBrowserContext> OpenAsync(PublishedApp app, BrowserFixture browser)
    {
        var context = await browser.OpenAsync(app.BaseAddress, new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        await context.AddCookiesAsync((await TeamSession.StartAsync(app.BaseAddress)).For(app.BaseAddress));
        await context.AddPaintWatchAsync();
        return context;
    }

    private static void Print(string what, List<double> milliseconds, string? limit = null)
    {
        var sorted = milliseconds.Order().ToList();
        double At(double share) => sorted.Count == 0 ? double.NaN : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Count) - 1)];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what}: p50 {At(0.5):N0} ms, p95 {At(0.95):N0} ms, worst {At(1):N0} ms, of {sorted.Count}{(limit is null ? "" : $" ({limit})")}"));
    }
}
