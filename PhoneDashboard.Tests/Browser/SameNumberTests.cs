using Microsoft.Playwright;
using PhoneDashboard.Core.AppLines;
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

    [Fact]
    public async Task TakenNumber_TypedAsPeopleDialIt_AsksOnceAndMovesItUntilUndone()
    {
        var did = await server.AddDidAsync("12025550177");
        await server.AddUserAsync("Gero", "Haas", line: new AppLineEdit { DidNumberIds = [did] });

        await browser.VisitAsync(server, "/users?add=1", async page =>
        {
            var wizard = page.DialogNamed("Create New User");
            await wizard.Text("First Name").FillAsync("Ida");
            await wizard.Text("Last Name").FillAsync("Jung");
            await wizard.Button("Next").ClickAsync();
            var question = page.DialogNamed("Take +1 202 555 0177 from Gero Haas?");
            await wizard.List("DID Numbers").FindAndChooseAsync("(202) 555-0177", "Rings Gero Haas.");
            await question.Button("Leave it").ClickAsync();
            await Expect(question).ToHaveCountAsync(0);
            await Expect(wizard.GetByText("+1 202 555 0177: Rings Gero Haas.")).ToBeVisibleAsync();

            await wizard.List("DID Numbers").FindAndChooseAsync("(202) 555-0177", "Rings Gero Haas.");
            await question.Button("Take over").ClickAsync();
            await Expect(question).ToHaveCountAsync(0);
            await Expect(wizard.Chip("+1 202 555 0177")).ToBeVisibleAsync();
            await wizard.Button("Save").ClickAsync();

            var created = page.DialogNamed("User created");
            await Expect(created).ToContainTextAsync("Took +1 202 555 0177 from Gero Haas for Ida Jung.");
            await created.Button("Undo").ClickAsync();
            await Expect(created).ToContainTextAsync("Undone: Took +1 202 555 0177 from Gero Haas for Ida Jung.");
            await Axe.AssertAccessibleAsync(page);
            await created.Button("Done").ClickAsync();
            await page.GoAsync("Contact Methods", "App Configurations");
            await Expect(page.Row("Gero Haas")).ToContainTextAsync("+1 202 555 0177");
        });
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
