using Microsoft.Playwright;
using PhoneDashboard.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Browser;

/// <summary>A message never lies on the buttons of a dialog.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ToastPlaceTests(BrowserFixture browser, DashboardServer server) : IClassFixture<DashboardServer>
{
    [Theory]
    [InlineData(1440, 900)]
    [InlineData(720, 450)]
    [InlineData(390, 844)]
    public async Task MessageAndDialogs_TheButtonsOfEachAreFree(int width, int height)
    {
        await server.AddUserAsync("Ida", $"Jung{width}");

        await browser.VisitAsync(server, "/contact-methods", async page =>
        {
            await page.ActAsync($"Ida Jung{width}", "Edit");
            var dialog = page.DialogNamed("Edit App Configuration");
            await dialog.ToggleAsync("Inbound External");
            await dialog.Button("Save").ClickAsync();
            await Expect(dialog).ToBeHiddenAsync();
            var message = page.GetByRole(AriaRole.Status).Locator(".toast");
            await Expect(message).ToBeVisibleAsync();
            await message.HoverAsync(); // its clock stands still

            await page.Button($"Actions for Ida Jung{width}").PressAsync("Enter");
            await page.MenuItem("Edit").PressAsync("Enter");
            await Expect(dialog.List("DID Numbers")).ToBeFocusedAsync();
            await ExpectFreeAsync(page, message, dialog);

            await message.HoverAsync();
            await dialog.Switch("Inbound External").PressAsync(" ");
            await dialog.Button("Cancel").PressAsync("Enter");
            var question = page.DialogNamed("Discard what you typed?"); // small, and above another dialog
            await Expect(question).ToBeVisibleAsync();
            await ExpectFreeAsync(page, message, question);
            await question.Button("Keep editing").PressAsync("Enter");
            await Expect(question).ToBeHiddenAsync();
            await ExpectFreeAsync(page, message, dialog);

            await message.HoverAsync();
            await dialog.List("DID Numbers").PressAsync("ArrowDown");
            await page.Button("Add a third-party number").PressAsync("Enter");
            var form = page.DialogNamed("Add DID Number"); // nested, and not small
            await Expect(form).ToBeVisibleAsync();
            await ExpectFreeAsync(page, message, form);
        }, new() { ViewportSize = new() { Width = width, Height = height } });
    }

    private static async Task ExpectFreeAsync(IPage page, ILocator message, ILocator dialog)
    {
        await page.EvaluateAsync("() => Promise.all(document.getAnimations().map(animation => animation.finished.catch(() => {})))");
        var toast = await message.BoundingBoxAsync();
        foreach (var button in await dialog.Locator(".dialog-foot").GetByRole(AriaRole.Button).AllAsync())
        {
            var place = await button.BoundingBoxAsync();
            var apart = place!.X >= toast!.X + toast.Width || toast.X >= place.X + place.Width || place.Y >= toast.Y + toast.Height
                || toast.Y >= place.Y + place.Height;
            Assert.True(apart, $"The message lies on “{await button.InnerTextAsync()}”.");
        }
    }
}
