using Microsoft.Playwright;

namespace PhoneDashboard.Tests.Hardening;

/// <summary>
/// Text that would leave an element with its mark, ask a question, or break the content policy, if any screen took it for more than text.
/// </summary>
internal sealed class PlantedScript
{
    internal const string Picture = "<img src=x data-planted onerror=alert(1)>", Script = "\"'><script data-planted>alert(1)</script>";

    private readonly IPage _page;
    private int _questions;

    /// <summary>Watches this page; a broken content policy fails its journey without that.</summary>
    internal PlantedScript(IPage page)
    {
        _page = page;
        page.Dialog += (_, dialog) =>
        {
            _questions++;
            _ = dialog.DismissAsync();
        };
    }

    /// <summary>In the page and in every frame of it, so far.</summary>
    internal async Task AssertIsTextAsync(string where)
    {
        foreach (var frame in _page.Frames)
        {
            Assert.True(await frame.Locator("[data-planted]").CountAsync() == 0, $"Planted markup became an element at {where}.");
        }

        Assert.True(_questions == 0, $"Planted script ran at {where} or before.");
    }
}
