using Microsoft.Playwright;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.SignIn;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Browser;

/// <summary>What a person reads while working is true, and says what to do.</summary>
[Collection(BrowserCollection.Name)]
public sealed class TrueWordsTests(BrowserFixture browser, DashboardServer server) : IClassFixture<DashboardServer>
{
    [Fact]
    public async Task User_SavedDiscardedDeleted_EachSaysWhatBecomesOfIt()
    {
        await server.AddUserAsync("Ida", "Berg");
        await browser.VisitAsync(server, "/users", async page =>
        {
            await page.ActAsync("Ida Berg", "Edit");
            var edit = page.DialogNamed("Edit User");
            await edit.Button("Save").ClickAsync();
            await Expect(page.GetByText("Ida Berg was saved.")).ToBeVisibleAsync(); // though nothing changed

            await page.ActAsync("Ida Berg", "Edit");
            await edit.Text("Job Title").FillAsync("Engineer");
            await page.Keyboard.PressAsync("Escape");
            var discard = page.DialogNamed("Discard what you typed?");
            await Expect(discard).ToContainTextAsync("What you changed would be lost: Job Title.");
            await discard.Button("Discard").ClickAsync();
            await Expect(edit).ToHaveCountAsync(0);

            await page.ActAsync("Ida Berg", "Delete");
            var delete = page.GetByRole(AriaRole.Dialog);
            await Expect(delete).ToContainTextAsync("Undo, for 10 seconds, brings everything back");
            await Expect(delete).ToContainTextAsync("for 30 days, Activity restores the user without signed-in devices");
            await Expect(delete).Not.ToContainTextAsync("cannot be undone");
            await delete.Button("Delete").ClickAsync();
            await page.Button("Undo").ClickAsync();
            await Expect(page.Row("Ida Berg")).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task Line_FieldWithAnError_ItsSectionIsMarked()
    {
        await server.AddUserAsync("Jon", "Falk");
        await browser.VisitAsync(server, "/users", async page =>
        {
            await page.ActAsync("Jon Falk", "Edit App Configuration");
            var line = page.DialogNamed("Edit App Configuration");
            var sections = line.GetByRole(AriaRole.Navigation, new() { Name = "Sections" });
            await line.List("When Unavailable").ChooseAsync("Route to Voicemail");
            await Expect(sections.GetByText("Has errors")).ToHaveCountAsync(0);
            await line.Button("Save").ClickAsync();

            await line.List("Voicemail Audio").ExpectProblemAsync("Choose a voicemail audio");
            await Expect(sections.GetByText("Has errors")).ToHaveCountAsync(1);
        });
    }

    [Fact]
    public async Task Overview_CountsWhatItSays()
    {
        await using var own = new DashboardServer();
        await own.AddUserAsync("Kim", "Holt");
        await browser.VisitAsync(own, "/", async page =>
        {
            var devices = page.Locator("main").GetByRole(AriaRole.Link).Filter(new() { HasText = "Devices signed in" });
            await Expect(devices).ToContainTextAsync("0 of 1 user has one");
        });
    }

    [Fact]
    public async Task SetUp_CodeWithBlanksInSmallLetters_AllProblemsAtOnce()
    {
        await using var empty = DashboardServer.WithoutAccounts();
        await browser.VisitAsync(empty, "/setup", async page =>
        {
            var code = empty.Get<SetupCode>().Value.Replace('-', ' ').ToLowerInvariant();
            await page.GetByLabel("Code").FillAsync("nothing");
            await page.GetByLabel("Email").FillAsync("nobody");
            await page.GetByLabel("Password").FillAsync("short");
            await page.Button("Set up").ClickAsync();

            foreach (var label in new[] { "Code", "Name", "Email", "Password" })
            {
                await Expect(page.GetByLabel(label)).ToHaveAttributeAsync("aria-invalid", "true");
            }

            await Expect(page.GetByLabel("Email")).ToHaveValueAsync("nobody");
            await page.GetByLabel("Code").FillAsync($" {code} ");
            await page.GetByLabel("Name").FillAsync("Ada Admin");
            await page.GetByLabel("Email").FillAsync(TeamSession.Email);
            await page.GetByLabel("Password").FillAsync(TeamSession.Password);
            await page.Button("Set up").ClickAsync();
            await Expect(page.Heading("Overview")).ToBeVisibleAsync();
        }, signedIn: false);
    }
}
