using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PhoneDashboard.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Browser;

/// <summary>The wizard without a mouse: everything is reached by Tab, the focus stays in the dialog, and goes back at the end.</summary>
[Collection(BrowserCollection.Name)]
public sealed class KeyboardTests(BrowserFixture browser, DashboardServer server) : IClassFixture<DashboardServer>
{
    private const string Number = "+1 202 555 0105";

    // More than any dialog has places to stop at.
    private const int MostTabs = 60;

    [Fact]
    public async Task Wizard_KeyboardAlone_FromAddToDone()
    {
        await server.AddDidAsync("12025550105");

        await browser.VisitAsync(server, "/users", async page =>
        {
            await Expect(page.Button("Create new")).ToBeVisibleAsync();
            await TabToAsync(page, page.Button("Add"));
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.MenuItem("Create new")).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("Enter");

            var wizard = page.DialogNamed("Create New User");
            await Expect(wizard.Text("First Name")).ToBeFocusedAsync();
            await page.Keyboard.TypeAsync("Nora");
            await TabToAsync(page, wizard.Text("Last Name"), wizard);
            await page.Keyboard.TypeAsync("Olsen");
            await TabToAsync(page, wizard.Text("Email"), wizard);
            await page.Keyboard.TypeAsync("nora@example.com");
            await TabToAsync(page, wizard.Button("Next"), wizard);
            await page.Keyboard.PressAsync("Enter");

            await Expect(wizard.List("DID Numbers")).ToBeFocusedAsync();
            await page.Keyboard.TypeAsync("0105");
            await Expect(page.Option(Number)).ToBeVisibleAsync();
            await page.Keyboard.PressAsync("ArrowDown");
            await Expect(wizard.List("DID Numbers"))
                .ToHaveAttributeAsync("aria-activedescendant", new Regex(".+", RegexOptions.None, TimeSpan.FromSeconds(1)));
            await page.Keyboard.PressAsync("Enter");
            await Expect(wizard.Chip(Number)).ToBeVisibleAsync();

            await TabToAsync(page, wizard.Switch("Enable External Outbound Calls"), wizard);
            await page.Keyboard.PressAsync("Space");
            await Expect(wizard.Switch("Enable External Outbound Calls")).ToBeCheckedAsync();
            await TabToAsync(page, wizard.List("Caller IDs"), wizard);
            await page.Keyboard.TypeAsync("+1 (202) 555-0105");
            await page.Keyboard.PressAsync("Enter");
            await Expect(wizard.Chip(Number)).ToHaveCountAsync(2);

            await AssertFocusStaysAsync(page, wizard);
            await page.Keyboard.PressAsync("Control+Enter");

            var created = page.DialogNamed("User created");
            await Expect(created.Button("Send Invite to App")).ToBeFocusedAsync();
            await TabToAsync(page, created.Button("Done"), created);
            await page.Keyboard.PressAsync("Enter");
            await Expect(created).ToBeHiddenAsync();
            await Expect(page.Button("Add")).ToBeFocusedAsync();
            await Expect(page.Row("Nora")).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task CtrlEnter_PressesTheFilledButtonThatTheFootNames_OfEachKindOfDialog()
    {
        await browser.VisitAsync(server, "/users?add=1", async page =>
        {
            var wizard = page.DialogNamed("Create New User");
            await Expect(wizard.Text("First Name")).ToBeFocusedAsync();
            await wizard.Text("First Name").PressSequentiallyAsync("Mara");
            await wizard.Text("Last Name").PressSequentiallyAsync("Quist");
            await wizard.Text("Email").PressSequentiallyAsync("mara@example.com");
            await Expect(wizard.GetByText("Ctrl Enter: Next")).ToBeVisibleAsync();
            await page.Keyboard.PressAsync("Control+Enter");
            await Expect(wizard.GetByText("Ctrl Enter: Save")).ToBeVisibleAsync();
            await page.Keyboard.PressAsync("Control+Enter");

            var created = page.DialogNamed("User created");
            await Expect(created.GetByText("Ctrl Enter: Send Invite to App")).ToBeVisibleAsync();
            await Expect(created.Button("Send Invite to App")).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("Control+Enter");
            await Expect(created.GetByText("Ctrl Enter: Done")).ToBeVisibleAsync();
            await page.Keyboard.PressAsync("Control+Enter");
            await Expect(created).ToBeHiddenAsync();

            await page.ActAsync("Mara Quist", "Edit");
            var edit = page.DialogNamed("Edit User");
            await edit.Text("Job Title").PressSequentiallyAsync("Dispatcher");
            await page.Keyboard.PressAsync("Escape");
            var question = page.DialogNamed("Discard what you typed?");
            await Expect(question.GetByText("Ctrl Enter: Discard")).ToBeVisibleAsync();
            await Expect(question.Button("Keep editing")).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("Control+Enter");
            await Expect(edit).ToBeHiddenAsync();

            await page.ActAsync("Mara Quist", "Delete");
            var delete = page.DialogNamed("Delete user");
            await Expect(delete.GetByText("Ctrl Enter: Delete")).ToBeVisibleAsync();
            await page.EvaluateAsync("() => document.activeElement.blur()"); // as it is for a moment when a dialog opens
            await page.Keyboard.PressAsync("Control+Enter");
            await Expect(page.Row("Mara")).ToHaveCountAsync(0);
        });
    }

    /// <summary>Presses Tab until the target has the focus; within a dialog the focus must not leave it on the way.</summary>
    private static async Task TabToAsync(IPage page, ILocator target, ILocator? dialog = null)
    {
        await Expect(target).ToBeAttachedAsync();
        for (var presses = 0; presses < MostTabs && !await HasFocusAsync(target); presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            Assert.True(dialog is null || await HoldsFocusAsync(dialog), "The focus left the dialog.");
        }

        await Expect(target).ToBeFocusedAsync();
    }

    /// <summary>Once around in both directions, with all places to stop at.</summary>
    private static async Task AssertFocusStaysAsync(IPage page, ILocator dialog)
    {
        foreach (var key in new[] { "Tab", "Shift+Tab" })
        {
            for (var presses = 0; presses < MostTabs; presses++)
            {
                await page.Keyboard.PressAsync(key);
                Assert.True(await HoldsFocusAsync(dialog), $"The focus left the dialog by {key}.");
            }
        }
    }

    private static Task<bool> HasFocusAsync(ILocator target) => target.EvaluateAsync<bool>("element => element === document.activeElement");

    private static Task<bool> HoldsFocusAsync(ILocator dialog) =>
        dialog.EvaluateAsync<bool>("element => element.contains(document.activeElement)");
}
