using Bunit;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.Settings;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Tests.Settings;

public sealed class PhonesCardTests : DashboardTestContext
{
    private static readonly Actor Me = TestActors.Administrator;

    [Fact]
    public async Task Open_WithoutDomain_SaysWhichKeyToSet_AndWithOneShowsIt()
    {
        var page = RenderPage<SettingsPage>("/settings");
        page.WaitForText("Phones are off: no SIP domain is set.");
        Assert.Equal("Linphone", page.Field("App Name").GetAttribute("value"));

        await WriteAsync(settings => settings.SipDomain = "sip.example.com");
        await DisposeComponentsAsync();
        page = RenderPage<SettingsPage>("/settings");

        page.WaitForText("The SIP domain is sip.example.com.");
        Assert.DoesNotContain("Phones are off", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_WithPhones_ShowsHowTheEngineStands_AndCanTryIt()
    {
        await WriteAsync(settings => settings.SipDomain = "sip.example.com");
        var user = await this.AddUserAsync("Ben", "Ortega", "ben@example.com");
        var page = RenderPage<SettingsPage>("/settings");
        page.WaitForText("Not reachable");
        page.WaitForText("There is no file");

        page.Press("Try it");
        page.WaitForAssertion(() => Assert.NotNull(page.Dialog("Try it")));
        await page.PickAsync<NamedItem>("Line", "Ben", "Ben Ortega");

        page.WaitForText("No phone has asked for these settings yet.");
        Assert.StartsWith(
            "linphone-config:http", page.Find("a[href^='linphone-config:']").GetAttribute("href"), StringComparison.Ordinal);
        await using var db = await OpenAsync();
        Assert.Equal(user, (await db.ProvisioningCodes.SingleAsync()).UserId);
    }

    [Fact]
    public async Task EmergencyNumbers_Empty_ShowsThoseOfTheCountry()
    {
        await this.SetCountryAsync("DE");
        var page = RenderPage<SettingsPage>("/settings");

        page.WaitForAssertion(() => Assert.Equal("110, 112", page.Field("Emergency Numbers").GetAttribute("placeholder")));
    }

    [Fact]
    public async Task Save_ValidInput_IsSaved()
    {
        await this.AddDidAsync("12025550117");
        var page = RenderPage<SettingsPage>("/settings");
        page.Field("App Name").Change("Example Phone");
        page.Field("App Store Link").Change("");
        page.Field("Support Contact").Change("help@example.com");
        page.Field("Emergency Numbers").Change("112;110 112");
        page.Field("Keep Calls For (Days)").Change("30");
        await page.PickAsync<DidOption>("Company Caller ID", "0117", "+1 202 555 0117");

        Form(page).Submit();

        page.WaitForText("The settings of phones are saved.");
        var saved = await Get<SettingsService>().GetAsync(Me);
        Assert.Equal(
            ("Example Phone", null, "help@example.com", "112, 110", 30, "12025550117"),
            (saved.AppName, saved.AppStoreUrl, saved.SupportContact, saved.EmergencyNumbers, saved.CallRetentionDays,
                saved.CompanyCallerId));
        await using var db = await OpenAsync();
        Assert.Equal(",112,110,", (await db.SipDialling.SingleAsync()).Emergency);
    }

    [Fact]
    public void Save_BadInput_SaysSoAtTheFields()
    {
        var page = RenderPage<SettingsPage>("/settings");
        page.Field("App Name").Change("");
        page.Field("App Store Link").Change("http://apps.example.com");
        page.Field("Emergency Numbers").Change("112, 999999");
        page.Field("Keep Calls For (Days)").Change("0");

        Form(page).Submit();

        Assert.Equal("Enter the name of the app.", page.Error("App Name"));
        Assert.Equal("Enter an address that begins with https://, or nothing.", page.Error("App Store Link"));
        Assert.Equal("Enter numbers of 2 to 5 digits with commas between, such as 110, 112.", page.Error("Emergency Numbers"));
        Assert.Equal("Enter a number of days from 1 to 3650.", page.Error("Keep Calls For (Days)"));
    }

    [Fact]
    public async Task Save_OneselfSavedInAnotherWindow_ShowsBoth_AndOtherFormsAreNoNews()
    {
        var (one, other) = (RenderPage<SettingsPage>("/settings"), Render<SettingsPage>());
        one.WaitForText("You have this open in another window too");
        one.Field("App Name").Change("Mine");
        other.Field("App Name").Change("Theirs");
        Form(other).Submit();
        one.WaitForText("The settings of phones are saved.");

        Form(one).Submit();

        one.WaitForAssertion(() => Assert.Equal(("Theirs", "Mine", null), one.Conflict("App Name")));
        one.Choose("App Name", "Mine");
        Form(one).Submit();
        await one.WaitForAssertionAsync(async () => Assert.Equal("Mine", (await Get<SettingsService>().GetAsync(Me)).AppName));
    }

    [Fact]
    public async Task ThreeForms_EachConflictsWithItsOwnFieldsOnly()
    {
        var settings = Get<SettingsService>();
        var read = await settings.GetAsync(Me);
        var (account, backup, phones) = (AccountSettingsEdit.From(read), BackupSettingsEdit.From(read), PhoneSettingsEdit.From(read));
        (account.Name, backup.BackupsKept, phones.AppName) = ("Example Ltd", 30, "Example Phone");

        Assert.Empty((await settings.SavePhonesAsync(Me, phones)).Problems);
        Assert.Empty((await settings.SaveAsync(Me, account)).Problems);
        Assert.Empty((await settings.SaveBackupAsync(Me, backup)).Problems);

        (account.Name, backup.BackupsKept, phones.AppName) = ("Other Ltd", 31, "Other Phone");
        Assert.Equal(ProblemKind.Changed, Assert.Single((await settings.SavePhonesAsync(Me, phones)).Problems).Kind);
        Assert.Equal(ProblemKind.Changed, Assert.Single((await settings.SaveAsync(Me, account)).Problems).Kind);
        Assert.Equal(ProblemKind.Changed, Assert.Single((await settings.SaveBackupAsync(Me, backup)).Problems).Kind);
    }

    [Fact]
    public async Task CompanyCallerId_IsAnEnabledNumber_AndCannotBeDeletedWhileItIsOne()
    {
        var settings = Get<SettingsService>();
        var edit = PhoneSettingsEdit.From(await settings.GetAsync(Me));
        edit.CompanyCallerId = "12025550117";
        Assert.Equal("CompanyCallerId", Assert.Single((await settings.SavePhonesAsync(Me, edit)).Problems).Field);
        var id = await this.AddDidAsync("12025550117", enabled: false);
        Assert.Equal("CompanyCallerId", Assert.Single((await settings.SavePhonesAsync(Me, edit)).Problems).Field);
        var did = (await Get<DidNumberService>().GetAsync(Me, id))!;
        did.Enabled = true;
        Assert.True((await Get<DidNumberService>().SaveAsync(Me, did)).Succeeded);
        Assert.Empty((await settings.SavePhonesAsync(Me, edit)).Problems);

        var refusal = Assert.Single((await Get<DidNumberService>().DeleteAsync(Me, id)).Problems);

        Assert.Equal((ProblemKind.InUse, "Company Caller ID in Settings"), (refusal.Kind, refusal.Detail));
    }

    [Fact]
    public void Open_ByAnOperator_ShowsNoPhones()
    {
        Get<CurrentActor>().Become(TestActors.Operator);
        var page = RenderPage<SettingsPage>("/settings");

        Assert.DoesNotContain(page.FindAll("h2"), heading => heading.TextContent == "Phones");
    }

    private static AngleSharp.Dom.IElement Form(IRenderedComponent<Microsoft.AspNetCore.Components.IComponent> page) =>
        page.Field("App Name").Closest("form")!;

    private async Task WriteAsync(Action<AccountSettings> change)
    {
        await using var db = await OpenAsync();
        await using var write = await db.BeginWriteAsync(Me);
        change(await db.AccountSettings.SingleAsync());
        _ = (await write.SaveAsync()).Value;
    }
}
