using PhoneDashboard.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Browser;

/// <summary>A user without an e-mail whose line is left for later.</summary>
[Collection(BrowserCollection.Name)]
public sealed class UnconfiguredLineTests(BrowserFixture browser, DashboardServer server) : IClassFixture<DashboardServer>
{
    private const string Reason = "No e-mail address. Add one under Contact Information to enable the invitation.";

    [Fact]
    public Task NoEmailToggleOff_LineIsUnconfiguredInviteSaysWhy_VoicemailNeedsAudio() =>
        browser.VisitAsync(server, "/users", async page =>
        {
            await page.Button("Add").ClickAsync();
            await page.MenuItem("Create new").ClickAsync();
            var wizard = page.DialogNamed("Create New User");
            await wizard.Text("First Name").FillAsync("Ben");
            await wizard.Text("Last Name").FillAsync("Ortega");
            await wizard.ToggleAsync("Configure application line in the next step");
            await wizard.Button("Save").ClickAsync();

            var created = page.DialogNamed("User created");
            await Expect(created.Button("Send Invite to App")).ToHaveAttributeAsync("aria-disabled", "true");
            await Expect(created.Button("Send Invite to App")).ToHaveAccessibleDescriptionAsync(Reason);
            await created.Button("Done").ClickAsync();

            await page.OpenActionsAsync("Ben Ortega");
            var invite = page.MenuItem($"Send Invite to App {Reason}");
            await Expect(invite).ToHaveAttributeAsync("aria-disabled", "true");
            await page.Keyboard.PressAsync("Escape");

            await page.GoAsync("Contact Methods", "App Configurations");
            await Expect(page.Row("Ben Ortega")).ToContainTextAsync("Unconfigured");

            await page.ActAsync("Ben Ortega", "Edit");
            var dialog = page.DialogNamed("Edit App Configuration");
            await dialog.List("When Unavailable").ChooseAsync("Route to Voicemail");
            await dialog.Button("Save").ClickAsync();
            await dialog.List("Voicemail Audio").ExpectProblemAsync("Choose a voicemail audio");
            await Expect(dialog.List("Voicemail Audio")).ToBeFocusedAsync();
            await Expect(dialog.List("When Unavailable")).ToHaveValueAsync("Route to Voicemail");
        });
}
