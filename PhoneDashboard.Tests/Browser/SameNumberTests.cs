using Microsoft.Playwright;
using PhoneDashboard.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Browser;

/// <summary>Two operators who take the same number at once.</summary>
[Collection(BrowserCollection.Name)]
public sealed class SameNumberTests(BrowserFixture browser, DashboardServer server) : IClassFixture<DashboardServer>
{
    private const string Number = "+1 202 555 0103";

    [Fact]
    public async Task TwoBrowsers_SameDid_OneWinsTheOtherIsToldWhoAndKeepsWhatWasTyped()
    {
        await server.AddDidAsync("12025550103");
        await server.AddInternalNumberAsync("207");
        await server.AddUserAsync("Dora", "Engel");
        await server.AddUserAsync("Emil", "Fuchs");

        await browser.VisitAsync(server, "/contact-methods", first => browser.VisitAsync(server, "/contact-methods", async second =>
        {
            var winner = await TakeAsync(first, "Dora Engel");
            var loser = await TakeAsync(second, "Emil Fuchs");
            await loser.List("Internal Number").FindAndChooseAsync("207", "207");
            await loser.ToggleAsync("Inbound External");

            await winner.Button("Save").ClickAsync();
            await Expect(winner).ToBeHiddenAsync();
            await Expect(first.Row("Dora Engel")).ToContainTextAsync(Number);

            await loser.Button("Save").ClickAsync();
            await loser.List("DID Numbers").ExpectProblemAsync($"{Number} rings Dora Engel");
            await Expect(loser.List("DID Numbers")).ToBeFocusedAsync();
            await Expect(loser.Chip(Number)).ToBeVisibleAsync();
            await Expect(loser.Chip("207")).ToBeVisibleAsync();
            await Expect(loser.Switch("Inbound External")).ToBeCheckedAsync();

            await loser.Chip(Number).ClickAsync();
            await loser.Button("Save").ClickAsync();
            await Expect(loser).ToBeHiddenAsync();
            await Expect(second.Row("Emil Fuchs")).ToContainTextAsync("207");
        }));
    }

    private static async Task<ILocator> TakeAsync(IPage page, string name)
    {
        await page.ActAsync(name, "Edit");
        var dialog = page.DialogNamed("Edit App Configuration");
        await dialog.List("DID Numbers").FindAndChooseAsync("0103", Number);
        await Expect(dialog.Chip(Number)).ToBeVisibleAsync();
        return dialog;
    }
}
