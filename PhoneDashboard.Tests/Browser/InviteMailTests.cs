using Microsoft.Playwright;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Browser;

/// <summary>The invite's mail as a browser shows it, on our page and as a mail program would.</summary>
[Collection(BrowserCollection.Name)]
public sealed class InviteMailTests(BrowserFixture browser, DashboardServer server) : IClassFixture<DashboardServer>
{
    private const string Frame = "iframe[title='Preview of the invite']";

    [Fact]
    public Task Card_TypedPreviewedSavedAndTried_ShowsTheMail() => browser.VisitAsync(server, "/settings", async page =>
    {
        var shown = page.FrameLocator(Frame);
        await page.GetByLabel("Invite Text", new() { Exact = true }).PressSequentiallyAsync("Welcome, {First Name}.");
        await Expect(shown.Locator("body")).ToContainTextAsync("Welcome, Ann.");
        await page.GetByLabel("Invite Logo", new() { Exact = true })
            .SetInputFilesAsync(new FilePayload { Name = "logo.png", MimeType = "image/png", Buffer = TestLogos.Png });
        await Expect(page.GetByText("The logo is saved.")).ToBeVisibleAsync();
        await Expect(shown.Locator("img")).ToHaveCountAsync(2);
        await Expect(page.GetByLabel("Invite Text", new() { Exact = true })).ToHaveValueAsync("Welcome, {First Name}.");

        await page.GetByText("Dark", new() { Exact = true }).ClickAsync();
        await Expect(shown.Locator("body")).ToHaveCSSAsync("background-color", "rgb(18, 21, 27)");
        await Axe.AssertAccessibleAsync(page);
        await page.GetByText("Plain text", new() { Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Preview of the invite" })).ToContainTextAsync("Welcome, Ann.");
        await Axe.AssertAccessibleAsync(page);

        await page.Button("Save Invite Mail").ClickAsync();
        await Expect(page.GetByText("The invite's mail is saved.")).ToBeVisibleAsync();
        await page.Button("Send a test mail to me").ClickAsync();
        await Expect(page.GetByText("Written to folder").First).ToBeVisibleAsync();
        Assert.Equal(
            "Welcome, {First Name}.", (await server.Get<SettingsService>().GetAsync(TestActors.Administrator)).InviteText);
    });

    [Theory]
    [InlineData(ColorScheme.Light, "rgb(245, 246, 248)")]
    [InlineData(ColorScheme.Dark, "rgb(18, 21, 27)")]
    public async Task Mail_InTheReadersColours_CanBeRead_AndItsCodeHasAWhiteGround(ColorScheme scheme, string ground)
    {
        await using var context = await browser.OpenAsync(server.BaseAddress, new() { ColorScheme = scheme });
        var page = await context.NewPageAsync();

        await page.SetContentAsync(Mail());

        await Expect(page.Locator("body")).ToHaveCSSAsync("background-color", ground);
        foreach (var picture in await page.Locator("img").AllAsync())
        {
            await Expect(picture).ToHaveCSSAsync("background-color", "rgb(255, 255, 255)");
            await Expect(picture).ToHaveCSSAsync("padding-top", scheme == ColorScheme.Dark ? "8px" : "0px");
        }

        // A mail is no page of a site: it needs no landmarks.
        Assert.DoesNotContain(await Axe.ComplaintsAsync(page), complaint =>
            !complaint.StartsWith("region ", StringComparison.Ordinal) && !complaint.StartsWith("landmark", StringComparison.Ordinal));

        // What the preview shows for it is the same.
        var text = await page.Locator("h1").EvaluateAsync<string>("element => getComputedStyle(element).color");
        await page.SetContentAsync(MailColours.Framed(Mail(), scheme == ColorScheme.Dark));
        await Expect(page.Locator("body")).ToHaveCSSAsync("background-color", ground);
        await Expect(page.Locator("h1")).ToHaveCSSAsync("color", text);
    }

    /// <summary>On the narrowest phone nothing has to be scrolled sideways.</summary>
    [Fact]
    public async Task Mail_OnAPhone_FitsItsWidth()
    {
        await using var context = await browser.OpenAsync(
            server.BaseAddress, new() { ViewportSize = new() { Width = 320, Height = 640 }, ColorScheme = ColorScheme.Dark });
        var page = await context.NewPageAsync();

        await page.SetContentAsync(Mail());

        Assert.Equal(320, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
    }

    // The logo says another size than it has, so that it cannot be shown: its words are looked at too, as where pictures are blocked.
    private static string Mail()
    {
        var content = MailLogo.Put(
            InviteEmail.Write(
                new PhoneUser { FirstName = "Ann", LastName = "Berg" },
                new AccountSettings
                {
                    Name = "Example Ltd",
                    TimeZone = "Etc/UTC",
                    EmailFrom = "invites@example.com",
                    PublicUrl = "https://phones.example.com",
                    InviteText = "{Company} welcomes you.\n\nGet {App}.",
                },
                "https://phones.example.com/activate#abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz",
                new DateTime(2026, 3, 9, 9, 0, 0, DateTimeKind.Utc)),
            new InviteLogo { Content = TestLogos.PngOf(1200, 200), MediaType = "image/png", Width = 1200, Height = 200 });
        return content.Images.Aggregate(content.Html, (html, image) => html.Replace(
            $"cid:{image.ContentId}", $"data:{image.MediaType};base64,{Convert.ToBase64String(image.Content)}", StringComparison.Ordinal));
    }
}
