using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace PhoneDashboard.Tests.Support;

/// <summary>Playwright and a Chromium, started once per collection of tests.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    // Patience for a busy machine; a passing test never waits this long.
    private const float TimeoutMilliseconds = 20_000;

    // No sandbox because the tests may run as root; the rest keeps the browser from calling home.
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        var path = await MachineProgram.Chromium.FindAsync(_playwright.Chromium.ExecutablePath);
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Flags });
        Assertions.SetDefaultExpectTimeout(TimeoutMilliseconds);
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>A browser profile of its own, with nothing in its cache, for a server.</summary>
    public async Task<IBrowserContext> OpenAsync(Uri server, BrowserNewContextOptions? options = null)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions(options ?? new()) { BaseURL = server.ToString() });
        context.SetDefaultTimeout(TimeoutMilliseconds);

        // Whatever the content policy stops becomes an error in the console, which PageWatch fails the journey for.
        await context.AddInitScriptAsync("document.addEventListener('securitypolicyviolation', event => console.error(`Content policy: "
            + "${event.violatedDirective} stopped ${event.blockedURI}`));");
        return context;
    }

    /// <summary>
    /// Opens a path of the server in a browser profile of its own, signed in as its administrator, and goes on a journey there.
    /// Afterwards the journey fails if the browser's console had errors or a request left the server's host.
    /// When it fails, a picture of the page lies in TestResults under the test's name.
    /// </summary>
    /// <remarks>
    /// The pages are not prerendered: what the journey sees on the page is alive. With a <paramref name="roundTrip"/> the
    /// server is so far away.
    /// </remarks>
    public async Task VisitAsync(
        DashboardServer server,
        string path,
        Func<IPage, Task> journey,
        BrowserNewContextOptions? options = null,
        bool signedIn = true,
        TimeSpan? roundTrip = null,
        [CallerFilePath] string testFile = "",
        [CallerMemberName] string test = "")
    {
        var session = signedIn ? await server.SessionAsync() : null;
        await using var line = roundTrip is { } time ? SlowLine.To(server.BaseAddress, time) : null;
        await VisitAtAsync(line?.Address ?? server.BaseAddress, session, path, journey, options, testFile, test);
    }

    /// <summary>The same as somebody else, or as nobody.</summary>
    internal async Task VisitAsAsync(
        DashboardServer server,
        TeamSession? session,
        string path,
        Func<IPage, Task> journey,
        BrowserNewContextOptions? options = null,
        [CallerFilePath] string testFile = "",
        [CallerMemberName] string test = "") =>
        await VisitAtAsync(server.BaseAddress, session, path, journey, options, testFile, test);

    private async Task VisitAtAsync(
        Uri address,
        TeamSession? session,
        string path,
        Func<IPage, Task> journey,
        BrowserNewContextOptions? options,
        string testFile,
        string test)
    {
        await using var context = await OpenAsync(address, options);
        if (session is not null)
        {
            await context.AddCookiesAsync(session.For(address));
        }

        var page = await context.NewPageAsync();
        var watch = new PageWatch(context, address);

        try
        {
            await page.GotoAsync(path);
            await journey(page);
            watch.AssertClean();
        }
        catch
        {
            await Screenshot.SaveAsync(page, $"{Path.GetFileNameWithoutExtension(testFile)}.{test}");
            throw;
        }
    }
}
