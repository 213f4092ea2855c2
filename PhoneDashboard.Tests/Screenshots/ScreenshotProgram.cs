using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PhoneDashboard.Tests.Browser;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Screenshots;

/// <summary>
/// <c>dotnet run --project PhoneDashboard.Tests -- screenshots</c>: a picture of every screen, on a desk and on a phone, light and dark, of
/// the sample on a fixed day.
/// </summary>
internal static class ScreenshotProgram
{
    private static readonly (int Width, int Height)[] Sizes = [(1440, 900), (390, 844)];
    private static readonly (ColorScheme Scheme, string Name)[] Themes = [(ColorScheme.Light, "light"), (ColorScheme.Dark, "dark")];

    /// <param name="names">The screens to take, those that only tests look at among them; none for those of the documents.</param>
    internal static async Task<int> RunAsync(string[] names)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "docs", "screenshots")).FullName;
        var workingFolder = Directory.CreateTempSubdirectory("phonedashboard-screenshots-");
        Directory.SetCurrentDirectory(workingFolder.FullName);
        var browser = new BrowserFixture();
        await browser.InitializeAsync();
        try
        {
            foreach (var (width, height) in Sizes)
            {
                foreach (var (scheme, theme) in Themes)
                {
                    await TakeAsync(browser, names,
                        new()
                        {
                            ViewportSize = new() { Width = width, Height = height },
                            ColorScheme = scheme,
                            ReducedMotion = ReducedMotion.Reduce,
                        },
                        screen => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{screen}-{width}-{theme}.png")));
                }
            }
        }
        finally
        {
            await browser.DisposeAsync();
            workingFolder.Delete(recursive: true);
        }

        return 0;
    }

    // Each round begins with a new dashboard, so that one picture does not show what another one did.
    private static async Task TakeAsync(
        BrowserFixture browser, string[] names, BrowserNewContextOptions options, Func<string, string> fileOf)
    {
        await using var server = DashboardServer.With(builder => builder
            .UseSetting("PublicUrl", "https://phones.example.com")
            .UseSetting("Email:PickupFolder", "data/mail") // as on a new machine: no path of this one in the pictures
            .UseSetting("Backup:Folder", "data/backups")
            .ConfigureServices(services => services.AddSingleton<TimeProvider>(new TestClock())));
        var screens = await Screens.LoadAsync(server);
        await browser.VisitAsync(server, "/", async page =>
        {
            foreach (var screen in names.Length == 0 ? screens.Pictures() : screens.All().Where(screen => names.Contains(screen.Name)))
            {
                await screen.ShowAsync(page);
                await page.ScreenshotAsync(
                    new() { Path = fileOf(screen.Name), Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide });
                Console.WriteLine(Path.GetFileName(fileOf(screen.Name)));
            }
        }, options);
    }
}
