using Microsoft.Playwright;

namespace PhoneDashboard.Tests.Support;

/// <summary>Pictures of pages on which a test failed.</summary>
internal static class Screenshot
{
    /// <summary>Saves the whole page as <c>TestResults/{name}.png</c> at the top of the repository.</summary>
    public static async Task SaveAsync(IPage page, string name)
    {
        // A page that is gone must not hide why the test failed.
        if (!page.IsClosed)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Root, "TestResults", $"{name}.png"), FullPage = true });
        }
    }
}
