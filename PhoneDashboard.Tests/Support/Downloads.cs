using Microsoft.Playwright;

namespace PhoneDashboard.Tests.Support;

/// <summary>Downloads through the page's own dialog.</summary>
internal static class Downloads
{
    /// <summary>Download, Save: the rows of the present view.</summary>
    internal static async Task<IDownload> SaveAsync(IPage page)
    {
        // Without a person nobody answers the browser's own dialog.
        await page.EvaluateAsync("() => { delete window.showSaveFilePicker; }");
        await page.Button("Download").ClickAsync();
        await Assertions.Expect(page.DialogNamed("Download").GetByText("counting…")).ToHaveCountAsync(0);
        return await page.RunAndWaitForDownloadAsync(() => page.DialogNamed("Download").Button("Save").ClickAsync());
    }
}
