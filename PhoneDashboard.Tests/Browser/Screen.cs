using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Browser;

/// <summary>Something to look at: a page, and what to do there until it shows.</summary>
/// <param name="Name">Its name as a file name.</param>
/// <param name="Path">The page.</param>
/// <param name="OpenAsync">What to do on the page, or null.</param>
internal sealed record Screen(string Name, string Path, Func<IPage, Task>? OpenAsync = null)
{
    /// <summary>Goes there and waits until all of it is there.</summary>
    internal async Task ShowAsync(IPage page)
    {
        await GiveUpAsync(page);
        await page.GotoAsync(Path);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await SettleAsync(page);
        if (OpenAsync is not null)
        {
            await OpenAsync(page);
            await SettleAsync(page);
        }
    }

    /// <summary>Closes the form of the screen before: left alone, it would be offered as a draft on those that come after it.</summary>
    private static async Task GiveUpAsync(IPage page)
    {
        const string Form = "form.dialog-form", Question = "span:text-is('Discard')";
        if (await page.Locator(Form).CountAsync() == 0)
        {
            return;
        }

        var over = page.Locator(".dialog:not(:has(form))"); // a question about something in the form
        if (await over.CountAsync() > 0 && !await page.Locator(Question).IsVisibleAsync())
        {
            await over.GetByLabel("Close", new() { Exact = true }).DispatchEventAsync("click");
            await Expect(over).ToHaveCountAsync(0);
        }

        if (!await page.Locator(Question).IsVisibleAsync()) // one screen is the question itself
        {
            await page.Locator($".dialog:has({Form})").GetByLabel("Close", new() { Exact = true }).First.DispatchEventAsync("click");
            await Expect(page.Locator($"body:has({Question}), body:not(:has({Form}))")).ToHaveCountAsync(1);
        }

        if (await page.Locator(Question).IsVisibleAsync())
        {
            await page.Locator(Question).ClickAsync();
        }

        await Expect(page.Locator(Form)).ToHaveCountAsync(0);
    }

    private static async Task SettleAsync(IPage page)
    {
        await Expect(page.Locator("[aria-busy=true]:visible")).ToHaveCountAsync(0);
        await Expect(page.GetByText("Loading…", new() { Exact = true }).Filter(new() { Visible = true })).ToHaveCountAsync(0);
        await page.EvaluateAsync("() => document.fonts.ready.then(() => Promise.all(document.getAnimations().map(animation => "
            + "animation.finished.catch(() => {}))))");
    }
}
