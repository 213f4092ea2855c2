using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PhoneDashboard.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Browser;

/// <summary>When something goes wrong the page says so in words, and goes on.</summary>
[Collection(BrowserCollection.Name)]
public sealed partial class ResilienceTests(BrowserFixture browser)
{
    [Fact]
    public async Task UnknownAddress_SaysSoAndLeadsBack()
    {
        await using var server = new DashboardServer();

        await browser.VisitAsync(server, "/", async page =>
        {
            var answer = await page.GotoAsync("/no-such-page");
            Assert.Equal(404, answer!.Status);
            await Expect(page.Heading("Page not found")).ToBeVisibleAsync();
            await page.Link("Go to Overview").ClickAsync();
            await Expect(page.Heading("Overview")).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task TooManyDashboards_SaysWhatToDo()
    {
        await using var server = DashboardServer.With(builder => builder.UseSetting("Limits:OpenDashboards", "1"));
        await using var context = await browser.OpenAsync(server.BaseAddress);
        await context.AddCookiesAsync((await server.SessionAsync()).For(server.BaseAddress));
        var (first, second) = (await context.NewPageAsync(), await context.NewPageAsync());
        await first.GotoAsync("/time-schedules");
        await Expect(first.Button("Add")).ToBeVisibleAsync();

        await second.GotoAsync("/time-schedules");
        var notice = second.GetByRole(AriaRole.Alert).Filter(new() { HasText = "reached its limit of open dashboards (1)" });
        await Expect(notice).ToBeVisibleAsync();
        await first.CloseAsync();
        await notice.GetByRole(AriaRole.Button, new() { Name = "Reload" }).ClickAsync();

        await Expect(second.Button("Add")).ToBeVisibleAsync();
    }

    // A circuit that is refused may be gone before the browser is told of it.
    [Fact]
    public async Task PageDoesNotBegin_NobodyTellsWhy_SaysSo()
    {
        await using var server = new DashboardServer();
        await using var context = await browser.OpenAsync(server.BaseAddress);
        await context.AddCookiesAsync((await server.SessionAsync()).For(server.BaseAddress));
        var page = await context.NewPageAsync();
        await page.Clock.InstallAsync();
        await page.RouteWebSocketAsync(_ => true, route => route.ConnectToServer().OnMessage(frame =>
        {
            if (frame.Binary?.AsSpan().IndexOf("JS.RenderBatch"u8) is null or < 0)
            {
                Pass(route, frame);
            }
        }));
        await page.GotoAsync("/users");
        var notice = page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "The page could not be opened. Reload it." });
        await page.Clock.RunForAsync(18_000);
        await Expect(notice).ToBeHiddenAsync();

        await page.Clock.RunForAsync(2_000);
        await Expect(notice).ToBeVisibleAsync();

        static void Pass(IWebSocketRoute route, IWebSocketFrame frame)
        {
            if (frame.Binary is { } bytes)
            {
                route.Send(bytes);
            }
            else
            {
                route.Send(frame.Text!);
            }
        }
    }

    [Fact]
    public async Task PageFails_MenuStaysAlive_TryAgainBringsItBack()
    {
        await using var server = new DashboardServer();

        await browser.VisitAsync(server, "/users", async page =>
        {
            await Expect(page.Button("Add")).ToBeVisibleAsync();
            await ExecuteAsync(server, "ALTER TABLE AccountSettings RENAME TO Hidden");
            await page.GoAsync("Settings");
            await Expect(page.Heading("Something went wrong on this page")).ToBeVisibleAsync();
            await page.GoAsync("Time Schedules");
            await Expect(page.Heading("Time Schedules")).ToBeVisibleAsync();

            await page.GoAsync("Settings");
            await Expect(page.Heading("Something went wrong on this page")).ToBeVisibleAsync();
            await ExecuteAsync(server, "ALTER TABLE Hidden RENAME TO AccountSettings");
            await page.Button("Try again").ClickAsync();
            await Expect(page.Heading("Settings")).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task DiskFails_WizardKeepsWhatWasTyped_AndSavesWhenItIsPutRight()
    {
        var trouble = new StorageTrouble();
        await using var server = DashboardServer.With(builder => builder.ConfigureServices(trouble.AddTo));

        await browser.VisitAsync(server, "/users", async page =>
        {
            await page.Button("Add").ClickAsync();
            await page.MenuItem("Create new").ClickAsync();
            var dialog = page.DialogNamed("Create New User");
            await dialog.Text("First Name").FillAsync("Ann");
            await dialog.Text("Last Name").FillAsync("Berg");
            await dialog.Button("Next").ClickAsync();
            trouble.Pragmas = StorageTrouble.ReadOnly;
            await dialog.Button("Save").ClickAsync();
            await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync(
                "The server cannot write to its database. Tell your administrator, and try again when that is put right.");
            await dialog.Button("Back").ClickAsync();
            await Expect(dialog.Text("First Name")).ToHaveValueAsync("Ann");

            trouble.Pragmas = StorageTrouble.None;
            await dialog.Button("Next").ClickAsync();
            await dialog.Button("Save").ClickAsync();
            await Expect(page.DialogNamed("User created")).ToContainTextAsync("Ann Berg was created with an app line.");
        });
    }

    [Fact]
    public async Task ConnectionLost_SaysSo_AndGoesOnWhenItIsBack()
    {
        await using var server = new DashboardServer();
        IWebSocketRoute? circuit = null;

        await browser.VisitAsync(server, "/not-found", async page =>
        {
            await page.RouteWebSocketAsync(_ => true, route =>
            {
                circuit = route;
                route.ConnectToServer();
            });
            await page.GotoAsync("/users");
            await Expect(page.Button("Add")).ToBeVisibleAsync();

            await circuit!.CloseAsync(new() { Code = 1000 }); // as a proxy does that goes down in order
            var notice = page.GetByRole(AriaRole.Alertdialog, new() { Name = "Connection" });
            await Expect(notice).ToContainTextAsync("The connection to the server was lost. Trying again…");
            await Expect(notice).ToBeHiddenAsync();
            // What was typed is seen behind it.
            await Expect(page.Locator("#components-reconnect-modal")).ToHaveCSSAsync("background-color", TranslucentColor());
            await page.Button("Add").ClickAsync();
            await Expect(page.MenuItem("Create new")).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task SlowConnection_ChosenAndSavedAtOnce_TheChoicesAreSaved()
    {
        await using var server = new DashboardServer();
        await browser.VisitAsync(server, "/time-schedules", async page =>
        {
            await page.Button("Add").ClickAsync();
            var dialog = page.DialogNamed("Add Time Schedule");
            await dialog.Text("Title").FillAsync("Night shift");
            await dialog.List("Timezone").ClickAsync();
            await dialog.List("Timezone").FindAndChooseAsync("Tokyo", "Asia/Tokyo");
            await dialog.Button("Save").ClickAsync();
            await Expect(page.Row("Night shift")).ToContainTextAsync("Asia/Tokyo");
        }, roundTrip: TimeSpan.FromMilliseconds(200));
    }

    private static async Task ExecuteAsync(DashboardServer server, string sql)
    {
        await using var db = await server.OpenAsync();
        await db.Database.ExecuteSqlRawAsync(sql);
    }

    [GeneratedRegex(@"^rgba\(.*, 0\.\d+\)$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TranslucentColor();
}
