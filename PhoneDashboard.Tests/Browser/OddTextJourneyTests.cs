using Microsoft.Playwright;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Browser;

/// <summary>
/// Half of a letter cannot go from the browser to the server: it is said at the field, and nothing is saved in its place.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class OddTextJourneyTests(BrowserFixture browser)
{
    private const string Half = """
        (field, text) => {
          field.focus();
          field.value = text + String.fromCharCode(0xD83D);
          for (const type of ["input", "change"]) {
            field.dispatchEvent(new Event(type, { bubbles: true }));
          }
        }
        """;

    [Fact]
    public async Task HalfALetter_InAField_IsRefusedInWordsAndNothingIsSaved()
    {
        await using var server = new DashboardServer();
        await server.SessionAsync();
        var ann = await server.AddUserAsync("Ann", "Aalto");

        await browser.VisitAsync(server, $"/users?open={ann}", async page =>
        {
            var dialog = page.GetByRole(AriaRole.Dialog);
            await Expect(dialog.Text("First Name")).ToHaveValueAsync("Ann");
            await dialog.Text("First Name").EvaluateAsync(Half, "Anna");
            await dialog.Button("Save").ClickAsync();
            await dialog.Text("First Name").ExpectProblemAsync("Part of it was lost on the way here");
            await Expect(dialog.Text("First Name")).ToHaveValueAsync("Anna\uFFFD");

            await dialog.Text("First Name").FillAsync("Anna");
            await dialog.Button("Save").ClickAsync();
            await Expect(dialog).ToBeHiddenAsync();
        });
        Assert.Equal("Anna", (await server.Get<PhoneUserService>().GetAsync(TestActors.Administrator, ann))!.FirstName);
    }

    [Fact]
    public async Task HalfALetter_InASearch_FindsNothingAndTheNextSearchWorks()
    {
        await using var server = new DashboardServer();
        await server.SessionAsync();
        await server.AddUserAsync("Ann", "Aalto");

        await browser.VisitAsync(server, "/users", async page =>
        {
            var search = page.Locator("#global-search");
            await search.EvaluateAsync(Half, "Ann");
            await search.FillAsync("Aalto");
            await Expect(page.Option("Ann Aalto")).ToBeVisibleAsync();
        });
    }
}
