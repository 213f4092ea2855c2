using Microsoft.Playwright;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Conflicts;
using PhoneDashboard.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Browser;

/// <summary>Two people at work at the same time: lists follow, nothing moves under the hand, nobody's save is lost.</summary>
[Collection(BrowserCollection.Name)]
public sealed class TwoEditorsTests(BrowserFixture browser)
{
    [Fact]
    public async Task TwoBrowsers_SaveTheSameUser_LoseNothing()
    {
        await using var server = new DashboardServer();

        var result = await BrowserRounds.PlayAsync(browser, server, rounds: 2, seed: 5);

        Assert.True(result.Views >= 2);
    }

    [Fact]
    public async Task PointerOverARow_OthersChange_TheRowStaysAndTheRestIsOffered()
    {
        await using var server = new DashboardServer();
        await server.AddUserAsync("Ann", "Aalto");
        var ben = await server.AddUserAsync("Ben", "Ortega");
        await browser.VisitAsync(server, "/users", async page =>
        {
            var row = page.Row("Ortega");
            await row.HoverAsync();
            var place = await row.BoundingBoxAsync();

            await server.AddUserAsync("Abel", "Aaron");
            await EditAsync(server, ben, user => user.Department = "Dispatcher");

            await Expect(row).ToContainTextAsync("Dispatcher");
            await Expect(page.Button("The list has changed. Show")).ToBeVisibleAsync();
            Assert.Equal(place!.Y, (await row.BoundingBoxAsync())!.Y);
            await Expect(page.Row("Aaron")).ToHaveCountAsync(0);

            await page.Button("The list has changed. Show").ClickAsync();
            await Expect(page.Row("Aaron")).ToBeVisibleAsync();
            await Expect(page.Button("The list has changed. Show")).ToBeHiddenAsync();

            await page.Heading("Users").HoverAsync();
            await server.AddUserAsync("Abe", "Abbot");
            await Expect(page.Row("Abbot")).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task SameUserOpenTwice_EachSeesTheOtherAndTheSave()
    {
        await using var server = new DashboardServer();
        var colleague = await TeamSession.StartAsync(server.BaseAddress, await server.AddColleagueAsync(Role.Operator));
        var ben = await server.AddUserAsync("Ben", "Ortega");
        await browser.VisitAsync(
            server, $"/users?open={ben}", first => browser.VisitAsAsync(server, colleague, $"/users?open={ben}", async second =>
            {
                var (mine, theirs) = (first.DialogNamed("Edit User"), second.DialogNamed("Edit User"));
                await Expect(mine.GetByText("Casey Operator has this open too")).ToBeVisibleAsync();
                await Expect(theirs.GetByText("Ada Admin has this open too")).ToBeVisibleAsync();
                await mine.List("Department").FillAsync("Typed");

                await theirs.List("Department").FillAsync("Dispatcher");
                await theirs.Button("Save").ClickAsync();

                await Expect(mine.GetByText("Casey Operator saved this at ")).ToBeVisibleAsync();
                await Expect(mine.GetByText("Casey Operator has this open too")).ToBeHiddenAsync();
                await Expect(mine.List("Department")).ToBeFocusedAsync();
                await Expect(mine.List("Department")).ToHaveValueAsync("Typed");
                await mine.Button("Look now").ClickAsync();
                await mine.GetByRole(AriaRole.Group)
                    .Filter(new() { HasText = "Department" })
                    .GetByRole(AriaRole.Radio, new() { Name = "Mine" })
                    .CheckAsync();
                await Axe.AssertAccessibleAsync(first);
                await mine.Button("Save").ClickAsync();
                await Expect(mine).ToBeHiddenAsync();
                await Expect(second.Row("Ortega")).ToContainTextAsync("Typed");
            }));
    }

    private static async Task EditAsync(DashboardServer server, long id, Action<PhoneUserEdit> change)
    {
        var users = server.Get<PhoneUserService>();
        var user = (await users.GetAsync(TestActors.Operator, id))!;
        change(user);
        Assert.Empty((await users.SaveAsync(TestActors.Operator, user)).Problems);
    }
}
