using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Browser;

/// <summary>
/// Every screen at the other sizes that people have: a small laptop, a laptop at 200 % zoom, a small phone. A page that scrolls sideways
/// hides what it says. (<see cref="AccessibilityTests"/> look at a desk and at a phone.)
/// </summary>
[Collection(WalkCollection.Name)]
public sealed class SizesTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(1024, 768)]
    [InlineData(720, 450)]
    [InlineData(320, 640)]
    public async Task EveryScreen_NeverScrollsSideways(int width, int height)
    {
        var complaints = await Walk.ComplaintsAsync(browser, width, height);
        Assert.True(complaints.Count == 0, string.Join(Environment.NewLine, complaints));
    }
}
