using PhoneDashboard.Tests.Hardening;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.OddText;

/// <summary>Names from right to left in every field that people fill move nothing beside them, on every screen.</summary>
[Collection(BrowserCollection.Name)]
public sealed class NameDirectionJourneyTests(BrowserFixture browser)
{
    [Fact]
    public async Task Screens_WithNamesFromRightToLeft_IsolateThem()
    {
        await using var server = new DashboardServer();
        var screens = await PlantedScreens.CreateAsync(server, "ليلى", "חיים");
        var loose = new List<string>();

        await browser.VisitAsync(server, "/", page => screens.WalkAsync(page, async where =>
            loose.AddRange(Isolation.Loose(await page.ContentAsync()).Select(found => $"{where}: {found}"))));

        Assert.True(loose.Count == 0, string.Join(Environment.NewLine, loose.Distinct()));
    }
}
