using System.Diagnostics.CodeAnalysis;
using Bunit;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.Layout;
using PhoneDashboard.Web.Components.Settings;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Tests.Settings;

public sealed class SettingsPageTests : DashboardTestContext
{
    private SettingsService Settings => Get<SettingsService>();

    [Fact]
    public async Task Save_ValidInput_IsSaved()
    {
        var page = RenderPage<SettingsPage>("/settings");

        page.Field("Account Name").Change("Example Ltd");
        page.Field("Base Address of Links").Change("https://phones.example.com/");
        page.Find("form").Submit();

        page.WaitForText("The settings are saved.");
        var saved = await Settings.GetAsync(TestActors.Administrator);
        Assert.Equal(("Example Ltd", "https://phones.example.com"), (saved.Name, saved.PublicUrl));
    }

    [Fact]
    public async Task History_AfterASave_ShowsWhatWasChanged()
    {
        var settings = AccountSettingsEdit.From(await Settings.GetAsync(TestActors.Administrator));
        settings.Name = "Example Ltd";
        await Settings.SaveAsync(TestActors.Administrator, settings);
        var page = RenderPage<SettingsPage>("/settings");

        page.Press("History");

        page.WaitForText("Example Ltd · Settings");
        page.WaitForText("My company");
    }

    [Fact]
    public async Task Save_Twice_IsNoConflictWithOneself()
    {
        var page = RenderPage<SettingsPage>("/settings");
        page.Field("Account Name").Change("First");
        page.Find("form").Submit();
        page.WaitForText("The settings are saved.");

        page.Field("Account Name").Change("Second");
        page.Find("form").Submit();

        await page.WaitForAssertionAsync(async () => Assert.Equal("Second", (await Settings.GetAsync(TestActors.Administrator)).Name));
    }

    [Fact]
    [SuppressMessage("Minor Code Smell", "S1075:URIs should not be hardcoded", Justification = "A sample of what is refused")]
    public void Save_BadInput_SaysSoAtTheFieldsAndKeepsWhatWasTyped()
    {
        var page = RenderPage<SettingsPage>("/settings");

        page.Field("Account Name").Change("");
        page.Field("From").Change("nobody");
        page.Field("Base Address of Links").Change("phones.example.com");
        page.Find("form").Submit();

        Assert.Equal("Enter the name of your company.", page.Error("Account Name"));
        Assert.Equal("Enter an address that begins with http:// or https:// and has nothing behind the host or its port, such as "
            + "https://phones.example.com.", page.Error("Base Address of Links"));
        Assert.NotEmpty(page.Error("From"));
        Assert.Equal("nobody", page.Field("From").GetAttribute("value"));
    }

    [Fact]
    public async Task Save_SomebodySavedMeanwhile_ShowsBothAndSavesWhatWasChosen()
    {
        var page = RenderPage<SettingsPage>("/settings");
        page.Field("Account Name").Change("Mine");
        var theirs = AccountSettingsEdit.From(await Settings.GetAsync(TestActors.Administrator));
        theirs.Name = "Theirs";
        await Settings.SaveAsync(TestActors.Administrator, theirs);

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal(("Theirs", "Mine", null), page.Conflict("Account Name")));
        Assert.Equal("Mine", page.Field("Account Name").GetAttribute("value"));
        page.Choose("Account Name", "Mine");
        page.Find("form").Submit();
        page.WaitForText("The settings are saved.");
        Assert.Equal("Mine", (await Settings.GetAsync(TestActors.Administrator)).Name);
    }

    [Fact]
    public void Mail_WithoutAKey_SaysThatMailsAreWrittenToTheFolder()
    {
        var page = RenderPage<SettingsPage>("/settings");

        page.WaitForText("written to a folder");
        page.WaitForText("No mails yet.");
        Assert.EndsWith("mail", page.Find("code").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void SendTestMail_NoAddress_SaysSoAtTheField()
    {
        var page = RenderPage<SettingsPage>("/settings");
        page.Field("Test Mail To").Change("nobody");

        page.FindAll("form")[1].Submit();

        Assert.Equal("Enter an e-mail address such as name@example.com.", page.Error("Test Mail To"));
    }

    [Fact]
    public async Task SendTestMail_Written_IsShownAsWrittenListedAndOpensInASandbox()
    {
        var page = RenderPage<SettingsPage>("/settings");
        page.Field("Test Mail To").Change("ann@example.com");
        page.FindAll("form")[1].Submit();
        page.WaitForText("Waiting");

        await Get<OutboxSender>().SendDueAsync();

        page.WaitForAssertion(() => Assert.Equal("Written to folder", page.Find("[role=status] .badge").LastChild!.TextContent));
        page.WaitForAssertion(() => page.Find(".mails button").Click());
        page.Dialog("Mail");
        var frame = page.WaitForElement("iframe[title='Preview of the mail']");
        Assert.Equal("", frame.GetAttribute("sandbox"));
        Assert.Contains("This is a test mail from PhoneDashboard", frame.GetAttribute("srcdoc"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Queue_Held_IsSaidOnEveryPageAndReleasedHere()
    {
        await this.SetCountryAsync("US");
        await HoldAsync("The provided authorization grant is invalid");
        var banner = Render<AccountBanners>();
        var page = RenderPage<SettingsPage>("/settings");
        Assert.Equal("/settings", banner.Find("a").GetAttribute("href"));
        page.WaitForText("The provided authorization grant is invalid");

        page.Press("Try again now");

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("button.try-again")));
        banner.WaitForAssertion(() => Assert.Empty(banner.Markup.Trim()), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Banner_QueueIsHeldLater_Appears()
    {
        await this.SetCountryAsync("US");
        var banner = Render<AccountBanners>();
        Assert.Empty(banner.Markup.Trim());

        await HoldAsync("No key");

        banner.WaitForAssertion(() => Assert.Contains("Mails are held", banner.Markup, StringComparison.Ordinal), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Banner_CountryNotKnown_AsksUntilItIs()
    {
        var banner = Render<AccountBanners>();
        banner.WaitForAssertion(() => Assert.Equal("/?add=company", banner.Find("a").GetAttribute("href")));
        Assert.Contains("Which country is your company in?", banner.Markup, StringComparison.Ordinal);

        await this.SetCountryAsync("GB");

        banner.WaitForAssertion(() => Assert.Empty(banner.Markup.Trim()), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Banner_SealedValuesDoNotOpen_TellsAdministratorsWhatToDo()
    {
        await this.SetCountryAsync("US");
        var user = await this.AddUserAsync("Ann", "Aalto", "ann@example.com");
        _ = (await Get<InviteService>().SendAsync(TestActors.Administrator, user)).Value;
        await using var db = await OpenAsync();
        await db.Invites.ExecuteUpdateAsync(invite => invite.SetProperty(i => i.ProtectedToken, new byte[64]));

        Assert.Contains("1 invite cannot be opened: the keys they were encrypted with are gone.", Render<AccountBanners>().Markup,
            StringComparison.Ordinal);
        Get<CurrentActor>().Become(TestActors.Operator);
        Assert.Empty(Render<AccountBanners>().Markup.Trim());
    }

    [Fact]
    public void Banner_CountryNotKnown_AsksOnlyWhoMaySetIt()
    {
        Get<CurrentActor>().Become(TestActors.Administrator with { Permissions = new HashSet<Permission> { Permission.Read } });

        Assert.Empty(Render<AccountBanners>().Markup.Trim());
    }

    [Fact]
    public async Task Country_ChosenInTheAccountCard_IsSaved()
    {
        var page = RenderPage<SettingsPage>("/settings");

        await page.PickAsync<NumberCountry>("Country", "+44", "United Kingdom");
        page.Find("form").Submit();

        page.WaitForText("The settings are saved.");
        Assert.Equal("GB", (await Settings.GetAsync(TestActors.Administrator)).Country);
    }

    [Fact]
    public void FolderBanner_WithoutAKey_SaysThatNothingLeavesAndWhatToSet()
    {
        var banner = Render<MailFolderBanner>();

        Assert.Contains("Nothing leaves this machine", banner.Markup, StringComparison.Ordinal);
        Assert.Equal("SendGrid:ApiKey", banner.Find("code").TextContent);
    }

    private async Task HoldAsync(string reason)
    {
        await using var db = await OpenAsync();
        await using var write = await db.BeginWriteAsync(Actor.System("Test"));
        var settings = await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.SingleAsync(db.AccountSettings);
        (settings.MailHeldUtc, settings.MailHeldReason) = (DateTime.UtcNow, reason);
        await write.SaveAsync(() => 0);
    }
}
