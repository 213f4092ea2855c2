using Microsoft.Playwright;
using PhoneDashboard.Tests.Activity;
using PhoneDashboard.Tests.Support;
using static Microsoft.Playwright.Assertions;
using static PhoneDashboard.Tests.Hardening.PlantedScript;

namespace PhoneDashboard.Tests.Hardening;

/// <summary>
/// Script that somebody types into an edit stays text where it is offered as a draft, compared with another one's, and told of later.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class StoredScriptEditsTests(BrowserFixture browser)
{
    private const string Name = $"{Picture} {Script}", Theirs = $"Theirs {Picture}", Mine = $"Mine {Script}";

    [Fact]
    public async Task Edit_WithScriptTyped_IsOfferedComparedAndToldAsText()
    {
        await using var server = new DashboardServer();
        var user = await server.AddUserAsync(Picture, Script);

        await browser.VisitAsync(server, $"/users?open={user}", async page =>
        {
            var planted = new PlantedScript(page);
            await page.DialogNamed("Edit User").Text("Job Title").FillAsync(Mine);
            await page.DialogNamed("Edit User").Text("Job Title").PressAsync("Tab"); // or the page is left before the text is told
            await page.EvaluateAsync("() => Blazor.navigateTo('/users/devices')");
            await Expect(page.GetByText($"You were filling in Edit User, {Name}")).ToBeVisibleAsync();
            await planted.AssertIsTextAsync("the offered draft");

            await page.Button($"Continue Edit User, {Name}").ClickAsync();
            await CompareAsync(page, planted, server, user);
            await ReadAsync(page, planted);
        });
    }

    private static async Task CompareAsync(IPage page, PlantedScript planted, DashboardServer server, long user)
    {
        var edit = page.DialogNamed("Edit User");
        await Expect(edit.Text("Job Title")).ToHaveValueAsync(Mine);
        await server.ChangeUserAsync(user, change => change.JobTitle = Theirs);
        await edit.Button("Save").ClickAsync();
        var field = edit.GetByRole(AriaRole.Group).Filter(new() { HasText = "Job Title" });
        await Expect(field).ToContainTextAsync(Theirs);
        await Expect(field).ToContainTextAsync(Mine);
        await planted.AssertIsTextAsync("the two versions");
        await field.GetByRole(AriaRole.Radio, new() { Name = "Mine" }).Last.CheckAsync();
        await edit.Button("Save").ClickAsync();
        await Expect(edit).ToBeHiddenAsync();
        await Expect(page.GetByText($"{Name} was saved.")).ToBeVisibleAsync();
        await planted.AssertIsTextAsync("the message");
    }

    private static async Task ReadAsync(IPage page, PlantedScript planted)
    {
        await page.ActAsync(Name, "History");
        await Expect(page.Panel("History").Button($"Restore this value: Job Title {Theirs}")).ToBeVisibleAsync();
        await Expect(page.Panel("History")).ToContainTextAsync(Mine);
        await planted.AssertIsTextAsync("History");

        await page.GotoAsync("/activity");
        await page.GetByRole(AriaRole.Button, new() { Name = "Actions for" }).First.ClickAsync();
        await page.MenuItem("Details").ClickAsync();
        await Expect(page.Panel("Activity")).ToContainTextAsync(Mine);
        await Expect(page.Panel("Activity")).ToContainTextAsync(Theirs);
        await planted.AssertIsTextAsync("Activity");
    }
}
