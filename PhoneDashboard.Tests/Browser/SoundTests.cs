using Microsoft.Playwright;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.AudioFiles.Probing;
using PhoneDashboard.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Browser;

/// <summary>What is taken as sound and what the page's player plays are the same.</summary>
[Collection(BrowserCollection.Name)]
public sealed class SoundTests(BrowserFixture browser, DashboardServer server) : IClassFixture<DashboardServer>
{
    private const string Plays = """
        sound => new Promise(resolve => {
          const player = new Audio(sound);
          player.onloadeddata = () => resolve(true);
          player.onerror = () => resolve(false);
        })
        """;

    [Fact]
    public async Task EverySample_IsTakenIfAndOnlyIfTheBrowserPlaysIt()
    {
        await using var context = await browser.OpenAsync(server.BaseAddress);
        var page = await context.NewPageAsync();
        var wrong = new List<string>();
        foreach (var name in TestAudio.Samples())
        {
            var bytes = TestAudio.Sample(name);
            var facts = AudioProbe.Read(bytes);
            var taken = AudioProbe.Refusal(bytes, facts, Path.GetExtension(name)) is null;
            var type = facts?.Format.ContentType() ?? "audio/wav"; // one that it knows: the sound decides
            if (await page.EvaluateAsync<bool>(Plays, $"data:{type};base64,{Convert.ToBase64String(bytes)}") != taken)
            {
                wrong.Add($"{name}: {(taken ? "taken, and not played" : "played, and refused")}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public Task PlayerThatCannotPlay_SaysSo() => browser.VisitAsync(server, "/not-found", async page =>
    {
        await server.AddAudioAsync("Welcome"); // four bytes that are no sound
        await page.GotoAsync("/audio-files");
        await page.Button("Play Welcome").ClickAsync();
        await Expect(page.GetByText("Welcome could not be played")).ToBeVisibleAsync();
        await Expect(page.Button("Play Welcome")).ToBeVisibleAsync();
    });
}
