using PhoneDashboard.Tests.Support;
using static PhoneDashboard.Tests.Hardening.PlantedScript;

namespace PhoneDashboard.Tests.Hardening;

/// <summary>Script in every field of text that people fill stays text on every screen.</summary>
[Collection(BrowserCollection.Name)]
public sealed class StoredScriptTests(BrowserFixture browser)
{
    [Fact]
    public async Task Screens_WithScriptInEveryField_ShowItAsText()
    {
        await using var server = new DashboardServer();
        var screens = await PlantedScreens.CreateAsync(server, Picture, Script);

        await browser.VisitAsync(server, "/", page =>
        {
            var planted = new PlantedScript(page);
            return screens.WalkAsync(page, planted.AssertIsTextAsync);
        });
    }
}
