using System.Diagnostics;
using Microsoft.Playwright;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary><c>bench-circuits</c>: what one more open dashboard costs the published app in memory (Specification 8).</summary>
internal static class CircuitsBenchmark
{
    private const string Page = "/contact-methods", RowText = "Actions for ";
    private const double Megabyte = 1024 * 1024;
    private const int First = 20;

    // What is opened first also fills caches and pools that all share: it is not counted.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);

    internal static async Task<int> RunAsync(BenchmarkOptions options)
    {
        await using var published = await PublishedApp.PrepareAsync(options);
        Console.WriteLine(BenchmarkMachine.Describe());
        await published.StartAsync();
        await using var dashboards = options.Chromium
            ? (IDashboards)await ChromiumDashboards.StartAsync(published.BaseAddress)
            : new LightDashboards(published.BaseAddress);
        var figures = new List<(double Managed, double Resident)>();
        foreach (var count in new[] { First, options.Dashboards })
        {
            var clock = Stopwatch.StartNew();
            while (dashboards.Open < count)
            {
                await dashboards.AddAsync();
            }

            var seconds = clock.Elapsed.TotalSeconds;
            await Task.Delay(Settling);
            var managed = await published.CollectAsync() / Megabyte;
            figures.Add((managed, published.ResidentBytes / Megabyte));
            Print($"{count,4} dashboards: {managed,7:0.0} MB managed, {figures[^1].Resident,7:0.0} MB resident, drawn in {seconds:0.0} s");
        }

        var more = options.Dashboards - First;
        Print($"one more dashboard: {(figures[1].Managed - figures[0].Managed) / more:0.00} MB managed (at most 0.7), "
            + $"{(figures[1].Resident - figures[0].Resident) / more:0.00} MB resident (at most 1.6)");
        Console.WriteLine(BenchmarkMachine.Describe());
        return 0;
    }

    private static void Print(string line) => Console.WriteLine(line);

    private interface IDashboards : IAsyncDisposable
    {
        int Open { get; }

        Task AddAsync();
    }

    private sealed class LightDashboards(Uri server) : IDashboards
    {
        private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false });
        private readonly List<CircuitClient> _open = [];
        private TeamSession? _session;

        public int Open => _open.Count;

        public async Task AddAsync()
        {
            _session ??= await TeamSession.StartAsync(server);
            _open.Add(await CircuitClient.OpenAsync(_http, _session, new Uri(server, Page), RowText));
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var client in _open)
            {
                await client.DisposeAsync();
            }

            _http.Dispose();
        }
    }

    private sealed class ChromiumDashboards(BrowserFixture browser, IBrowserContext context) : IDashboards
    {
        public int Open => context.Pages.Count;

        public static async Task<ChromiumDashboards> StartAsync(Uri server)
        {
            var browser = new BrowserFixture();
            await browser.InitializeAsync();
            return new ChromiumDashboards(browser, await SignedInAsync(browser, server));
        }

        private static async Task<IBrowserContext> SignedInAsync(BrowserFixture browser, Uri server)
        {
            var context = await browser.OpenAsync(server);
            await context.AddCookiesAsync((await TeamSession.StartAsync(server)).For(server));
            return context;
        }

        public async Task AddAsync()
        {
            var page = await context.NewPageAsync();
            await page.GotoAsync(Page);
            await page.GetByRole(AriaRole.Button, new() { Name = RowText }).First.WaitForAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await context.DisposeAsync();
            await browser.DisposeAsync();
        }
    }
}
