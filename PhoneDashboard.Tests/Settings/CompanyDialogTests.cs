using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.Overview;
using PhoneDashboard.Web.Components.Settings;

namespace PhoneDashboard.Tests.Settings;

public sealed class CompanyDialogTests : DashboardTestContext
{
    [Fact]
    public async Task Save_EverythingAnswered_IsSavedAndTheTestMailQueued()
    {
        BrowserIsIn("Europe/Berlin");
        var page = Open();

        Assert.Equal("Europe/Berlin", page.Field("Time Zone").GetAttribute("value"));
        page.Field("Account Name").Change("Example GmbH");
        await page.PickAsync<NumberCountry>("Country", "germ", "Germany");
        page.Field("Test Mail To").Change("ann@example.com");
        page.Press("Save");

        page.WaitForText("The test mail to ann@example.com waits in the queue.");
        page.WaitForNoDialog();
        var saved = await Get<SettingsService>().GetAsync(TestActors.Administrator);
        Assert.Equal(("Example GmbH", "DE", "Europe/Berlin"), (saved.Name, saved.Country, saved.TimeZone));
        await using var db = await OpenAsync();
        Assert.Equal(("ann@example.com", OutboxKind.Test),
            await db.Outbox.Select(mail => new ValueTuple<string, OutboxKind>(mail.Recipient, mail.Kind)).SingleAsync());
        page.WaitForText("Describe your company (done)");
    }

    [Fact]
    public async Task Save_NoCountry_AsksForItAtTheField()
    {
        var page = Open();

        page.Press("Save");

        Assert.Equal("Choose the country of your company.", page.Error("Country"));
        Assert.Null((await Get<SettingsService>().GetAsync(TestActors.Administrator)).Country);
    }

    [Fact]
    public async Task Save_NoAddressForTheTestMail_SavesNothing()
    {
        var page = Open();
        await page.PickAsync<NumberCountry>("Country", "italy", "Italy");
        page.Field("Test Mail To").Change("nobody");

        page.Press("Save");

        Assert.Equal("Enter an e-mail address such as name@example.com.", page.Error("Test Mail To"));
        Assert.Null((await Get<SettingsService>().GetAsync(TestActors.Administrator)).Country);
    }

    [Fact]
    public async Task TestMailTo_AloneIsAskedAboutAndComesBack()
    {
        await this.AddTeamAsync();
        var page = Open();
        page.Field("Test Mail To").Change("ann@example.com");
        page.Press("Cancel");
        page.WaitForText("What you changed would be lost: Test Mail To.");
        await DisposeComponentsAsync();

        page = Open();

        page.WaitForText("Continued from your draft");
        Assert.Equal("ann@example.com", page.Field("Test Mail To").GetAttribute("value"));
    }

    [Fact]
    public async Task Open_ZoneChosenBefore_StaysWhateverTheBrowserSays()
    {
        BrowserIsIn("Europe/Berlin");
        var settings = AccountSettingsEdit.From(await Get<SettingsService>().GetAsync(TestActors.Administrator));
        settings.TimeZone = "Europe/Rome";
        await Get<SettingsService>().SaveAsync(TestActors.Administrator, settings);

        Assert.Equal("Europe/Rome", Open().Field("Time Zone").GetAttribute("value"));
    }

    private void BrowserIsIn(string zone) => JSInterop.SetupModule("./app.js").Setup<string?>("timeZone").SetResult(zone);

    private IRenderedComponent<IComponent> Open()
    {
        var page = RenderPage<OverviewPage>(CompanyDialog.Address);
        page.Dialog("Your Company");
        return page;
    }
}
