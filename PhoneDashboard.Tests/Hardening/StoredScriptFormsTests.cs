using Microsoft.Playwright;
using PhoneDashboard.Tests.Support;
using static Microsoft.Playwright.Assertions;
using static PhoneDashboard.Tests.Hardening.PlantedScript;

namespace PhoneDashboard.Tests.Hardening;

/// <summary>Script that somebody types into the wizard stays text where it is confirmed and mailed.</summary>
[Collection(BrowserCollection.Name)]
public sealed class StoredScriptFormsTests(BrowserFixture browser)
{
    private const string Name = $"{Picture} {Script}";

    [Fact]
    public async Task Wizard_WithScriptTyped_ConfirmsAndMailsItAsText()
    {
        await using var server = new DashboardServer();
        using var mails = new PickupWatch(server);

        await browser.VisitAsync(server, "/users?add=1", async page =>
        {
            var planted = new PlantedScript(page);
            var wizard = page.DialogNamed("Create New User");
            await wizard.Text("First Name").FillAsync(Picture);
            await wizard.Text("Last Name").FillAsync(Script);
            await wizard.Text("Email").FillAsync("ben@example.com");
            await wizard.Button("Next").ClickAsync();
            await Expect(wizard).ToContainTextAsync(Name);
            await planted.AssertIsTextAsync("step two");
            await wizard.Button("Save").ClickAsync();
            var created = page.DialogNamed("User created");
            await Expect(created).ToContainTextAsync($"{Name} was created with an app line.");
            await created.Button("Send Invite to App").ClickAsync();
            await Expect(created.GetByText("The invitation is written to a folder on the server: nobody gets it.")).ToBeVisibleAsync();
            await planted.AssertIsTextAsync("the confirmation");

            await mails.NextAsync();
            await page.GotoAsync("/settings");
            await page.GetByRole(AriaRole.Button, new() { Name = "connect your phone app" }).First.ClickAsync();
            await Expect(page.FrameLocator("iframe[title='Preview of the mail']").Locator("body")).ToContainTextAsync(Picture);
            await planted.AssertIsTextAsync("the written mail");
        });
    }
}
