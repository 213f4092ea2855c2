using System.Collections.Concurrent;
using Microsoft.Playwright;
using PhoneDashboard.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Browser;

/// <summary>A greeting on its way to the server over a network that breaks.</summary>
[Collection(BrowserCollection.Name)]
public sealed class AudioUploadJourneyTests(BrowserFixture browser, DashboardServer server) : IClassFixture<DashboardServer>
{
    private static readonly FilePayload Greeting = new() { Name = "hello.wav", MimeType = "audio/wav", Buffer = TestAudio.Wav() };

    private static readonly FilePayload Long = new()
    {
        Name = "hello.wav",
        MimeType = "audio/wav",
        Buffer = TestAudio.Wav(dataLength: 8_000_000),
    };

    [Fact]
    public async Task Upload_CutInTheMiddle_KeepsTheForm_AndRetrySucceeds() => await OnItsOwnAsync(async page =>
    {
        var cut = new TaskCompletionSource();
        var tries = 0;
        await page.RouteAsync("**/audio/uploads", async route =>
        {
            if (tries++ == 0)
            {
                await cut.Task;
                await route.AbortAsync("connectionreset");
            }
            else
            {
                await route.ContinueAsync();
            }
        });
        await page.GotoAsync("/audio-files");
        var dialog = await ChooseAsync(page, "Cut in the middle");

        await dialog.Button("Upload").ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Progressbar, new() { Name = "Upload", Exact = true })).ToBeVisibleAsync();
        await Expect(dialog.Button("Cancel upload")).ToBeVisibleAsync();
        cut.SetResult();
        await Expect(dialog.GetByRole(AriaRole.Alert).Filter(new() { HasText = "The connection was lost" })).ToBeVisibleAsync();
        await Expect(dialog.Text("Name")).ToHaveValueAsync("Cut in the middle");
        await Expect(dialog.GetByText("hello.wav", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(dialog.Button("Retry")).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Row("Cut in the middle")).ToBeVisibleAsync();
        await Expect(dialog).ToHaveCountAsync(0);
    });

    [Fact]
    public async Task Upload_Cancelled_CanBePressedAgain() => await OnItsOwnAsync(async page =>
    {
        var tries = 0;
        await page.RouteAsync("**/audio/uploads", route => tries++ == 0 ? Task.CompletedTask : route.ContinueAsync());
        await page.GotoAsync("/audio-files");
        var dialog = await ChooseAsync(page, "Cancelled first");

        await dialog.Button("Upload").ClickAsync();
        await dialog.Button("Cancel upload").ClickAsync();
        await Expect(dialog.GetByText("The upload was cancelled.")).ToBeVisibleAsync();
        await Expect(dialog.GetByLabel("Audio File", new() { Exact = true })).ToBeFocusedAsync();

        await dialog.Button("Upload").ClickAsync();
        await Expect(page.Row("Cancelled first")).ToBeVisibleAsync();
    });

    [Fact]
    public async Task Upload_CircuitLostMeanwhile_TheBytesStay() => await OnItsOwnAsync(async page =>
    {
        IWebSocketRoute? circuit = null;
        var (go, sent) = (new TaskCompletionSource(), 0);
        await page.RouteWebSocketAsync(_ => true, route =>
        {
            circuit = route;
            route.ConnectToServer();
        });
        await page.RouteAsync("**/audio/uploads", async route =>
        {
            sent++;
            await go.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync("/audio-files");
        var dialog = await ChooseAsync(page, "Over a lost circuit");
        await dialog.Button("Upload").ClickAsync();
        await Expect(dialog.Button("Cancel upload")).ToBeVisibleAsync();

        await circuit!.CloseAsync(new() { Code = 1000 });
        var notice = page.GetByRole(AriaRole.Alertdialog, new() { Name = "Connection" });
        await Expect(notice).ToBeVisibleAsync();
        await Expect(notice).ToBeHiddenAsync();
        await Expect(dialog.GetByText("hello.wav", new() { Exact = true })).ToBeVisibleAsync();
        go.SetResult();

        await Expect(page.Row("Over a lost circuit")).ToBeVisibleAsync();
        Assert.Equal(1, sent);
    });

    [Theory]
    [InlineData(20, true)]
    [InlineData(75, false)]
    public async Task Upload_NetworkAwayForAWhile_TheFormStaysAndCanBeSentAgain(int seconds, bool cuts)
    {
        await using var network = BrokenNetwork.To(server.BaseAddress);
        await using var context = await browser.OpenAsync(network.Address);
        await context.AddCookiesAsync((await server.SessionAsync()).For(network.Address));
        var page = await context.NewPageAsync();
        var name = $"Away for {seconds} s{(cuts ? ", cut" : "")}";
        await page.GotoAsync("/audio-files");
        var dialog = await ChooseAsync(page, name, Long);
        await page.EvaluateAsync("() => window.stayed = true");
        var told = new ConcurrentQueue<string>();
        page.Console += (_, message) => told.Enqueue(message.Text);

        network.BreakAfter(1_000_000, cuts);
        await dialog.Button("Upload").ClickAsync();
        await network.Broken;
        var mended = Task.Delay(TimeSpan.FromSeconds(seconds));
        var retry = dialog.Button("Retry");
        var alert = dialog.GetByRole(AriaRole.Alert);
        await Expect(alert.Filter(new() { HasText = cuts ? "The connection was lost" : "The server has not answered" }))
            .ToBeVisibleAsync(new() { Timeout = 40_000 });
        await mended;
        network.Mend();

        var outcome = retry.Or(page.Row(name));
        for (var waited = 0; waited < 600 && !await outcome.IsVisibleAsync(); waited++)
        {
            Assert.True(
                await page.EvaluateAsync<bool>("() => window.stayed === true"), $"The page was loaded anew: {string.Join("; ", told)}");
            await Task.Delay(100);
        }

        await Expect(outcome).ToBeVisibleAsync();
        if (await retry.IsVisibleAsync())
        {
            await Expect(alert.Filter(new() { HasText = "connection" })).ToBeVisibleAsync();
            await Expect(dialog.Text("Name")).ToHaveValueAsync(name);
            await Expect(page.GetByRole(AriaRole.Alertdialog, new() { Name = "Connection" })).ToBeHiddenAsync(new() { Timeout = 60_000 });
            await retry.ClickAsync();
        }

        await Expect(page.Row(name)).ToBeVisibleAsync(new() { Timeout = 30_000 });
        Assert.True(await page.EvaluateAsync<bool>("() => window.stayed === true"), "The page was loaded anew.");
    }

    [Fact]
    public Task File_DroppedOnTheField_IsChosen() => browser.VisitAsync(server, "/audio-files", async page =>
    {
        await page.Button("Add").ClickAsync();
        var dialog = page.DialogNamed("Add Audio File");
        await Expect(dialog.GetByText("No file chosen")).ToBeVisibleAsync();
        var data = await page.EvaluateHandleAsync(
            "() => { const data = new DataTransfer(); data.items.add(new File(['x'], 'dropped.wav')); return data; }");
        await dialog.Locator(".file-box").DispatchEventAsync("drop", new { dataTransfer = data });

        await Expect(dialog.GetByText("dropped.wav")).ToBeVisibleAsync();
        await Expect(dialog.Text("Name")).ToHaveValueAsync("dropped");
        await Axe.AssertAccessibleAsync(page);
    });

    private static async Task<ILocator> ChooseAsync(IPage page, string name, FilePayload? file = null)
    {
        await page.Button("Add").ClickAsync();
        var dialog = page.DialogNamed("Add Audio File");
        await dialog.GetByLabel("Audio File", new() { Exact = true }).SetInputFilesAsync(file ?? Greeting);
        await Expect(dialog.Text("Name")).ToHaveValueAsync("hello");
        await dialog.Text("Name").FillAsync(name);
        return dialog;
    }

    // Without the watch over the console: a browser complains there of a connection that was cut.
    private async Task OnItsOwnAsync(Func<IPage, Task> journey)
    {
        await using var context = await browser.OpenAsync(server.BaseAddress);
        await context.AddCookiesAsync((await server.SessionAsync()).For(server.BaseAddress));
        await journey(await context.NewPageAsync());
    }
}
