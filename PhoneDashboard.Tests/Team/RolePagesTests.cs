using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components;
using PhoneDashboard.Web.Components.AppLines;
using PhoneDashboard.Web.Components.AudioFiles;
using PhoneDashboard.Web.Components.DeliveryMethods;
using PhoneDashboard.Web.Components.Devices;
using PhoneDashboard.Web.Components.FeatureCodes;
using PhoneDashboard.Web.Components.Numbers;
using PhoneDashboard.Web.Components.Overview;
using PhoneDashboard.Web.Components.SignIn;
using PhoneDashboard.Web.Components.TimeSchedules;
using PhoneDashboard.Web.Components.Users;

namespace PhoneDashboard.Tests.Team;

/// <summary>Each role is offered what it may do, and nothing else (Specification 6).</summary>
public sealed class RolePagesTests : DashboardTestContext
{
    private const string Everything =
        "Edit, Edit App Configuration, Send Invite to App, Relations, What happens to a call?, Last calls, History, Delete";

    [Theory]
    [InlineData(Role.Administrator, Everything, true, true)]
    [InlineData(Role.Operator, Everything, true, true)]
    [InlineData(Role.Support, "Send Invite to App, Relations, What happens to a call?, Last calls, History", false, false)]
    [InlineData(Role.Manager, "Relations, What happens to a call?, Last calls, History", false, true)]
    public async Task Users_ByRole_OfferWhatItMayDo(Role role, string entries, bool add, bool download)
    {
        await this.AddUserAsync("Ben", "Ortega", "ben@example.com");
        var page = As<UsersPage>(role, "/users");

        page.Press("Actions for Ben Ortega");

        page.WaitForText("Relations");
        Assert.Equal(entries, Entries(page));
        Assert.Equal(add, Has(page, "Add"));
        Assert.Equal(download, page.Markup.Contains("Download", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Role.Operator, "Edit, Relations, What happens to a call?, Last calls, History, To remove this line, delete its user", true)]
    [InlineData(Role.Support, "Relations, What happens to a call?, Last calls, History", false)]
    [InlineData(Role.Manager, "Relations, What happens to a call?, Last calls, History", true)]
    public async Task AppConfigurations_ByRole_OfferWhatItMayDo(Role role, string entries, bool download)
    {
        await this.AddUserAsync("Ben", "Ortega");
        var page = As<AppLinesPage>(role, "/contact-methods");

        page.Press("Actions for Ben Ortega");

        page.WaitForText("Relations");
        Assert.Equal(entries, Entries(page));
        Assert.Equal(download, page.Markup.Contains("Download", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Role.Operator, true)]
    [InlineData(Role.Support, true)]
    [InlineData(Role.Manager, false)]
    public async Task AppDevices_ByRole_OfferDeleting(Role role, bool delete)
    {
        var ben = await this.AddUserAsync("Ben", "Ortega");
        await this.AddDeviceAsync(ben, "Ben's phone");
        var page = As<AppDevicesPage>(role, "/users/devices");

        page.Row("Ben's phone");

        Assert.Equal(delete, Has(page, "Delete Ben's phone"));
    }

    [Theory]
    [InlineData(Role.Operator, true)]
    [InlineData(Role.Support, false)]
    [InlineData(Role.Manager, false)]
    public async Task Resources_ByRole_OfferAddingAndTheirMenus(Role role, bool edit)
    {
        await this.AddDidAsync("12025550101");
        await this.AddInternalNumberAsync("101");
        await this.AddAudioAsync("Greeting");
        await this.AddDeliveryMethodAsync("Recordings");

        foreach (var open in (Func<IRenderedComponent<IComponent>>[])
        [
            () => As<DidNumbersPage>(role, "/numbers"), () => As<InternalNumbersPage>(role, "/numbers/internal"),
            () => As<AudioFilesPage>(role, "/audio-files"),
            () => As<DeliveryMethodsPage>(role, "/delivery-methods"),
        ])
        {
            await DisposeComponentsAsync();
            var page = open();
            page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skeleton-rows")));
            Assert.Equal(edit, Has(page, "Add"));
            page.FindAll("button[aria-label^='Actions for']")[0].Click();
            page.WaitForAssertion(() => Assert.Contains("History", Entries(page), StringComparison.Ordinal));
            Assert.Equal(edit, Entries(page).Contains("Delete", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(Role.Support)]
    [InlineData(Role.Manager)]
    public async Task AddByAddress_WithoutThePermission_OpensNothing(Role role)
    {
        foreach (var open in (Func<IRenderedComponent<IComponent>>[])
        [
            () => As<UsersPage>(role, "/users?add=1"), () => As<DidNumbersPage>(role, "/numbers?add=1"),
            () => As<TrunksPage>(role, "/numbers/trunks?add=1"),
            () => As<FeatureCodesPage>(role, "/feature-codes?add=1"), () => As<TimeSchedulesPage>(role, "/time-schedules?add=1"),
        ])
        {
            await DisposeComponentsAsync();
            var page = open();
            page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skeleton-rows")));
            page.WaitForNoDialog();
        }
    }

    [Fact]
    public async Task OpenByAddress_WithoutEditing_ShowsTheRelations()
    {
        var ben = await this.AddUserAsync("Ben", "Ortega");

        As<UsersPage>(Role.Support, $"/users?open={ben}").WaitForText("No relations");
    }

    [Theory]
    [InlineData(Role.Administrator, true, true)]
    [InlineData(Role.Operator, true, false)]
    [InlineData(Role.Support, false, false)]
    [InlineData(Role.Manager, false, false)]
    public void Settings_ByRole_OpenOrSayWhomToAsk(Role role, bool open, bool change)
    {
        var page = As<Routes>(role, "/settings");

        page.WaitForText(open ? "The account, its mails" : "Your role can't open this page");

        Assert.Equal(open, page.FindAll("nav a").Any(link => link.GetAttribute("href") == "/settings"));
        page.WaitForAssertion(() => Assert.Equal(change, page.Markup.Contains("Test Mail To", StringComparison.Ordinal)));
        Assert.Equal(open, !page.Markup.Contains("ask an administrator", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Role.Administrator, true)]
    [InlineData(Role.Operator, true)]
    [InlineData(Role.Support, false)]
    [InlineData(Role.Manager, false)]
    public void Activity_ByRole_OpensOrSaysWhomToAsk(Role role, bool open)
    {
        var page = As<Routes>(role, "/activity");

        page.WaitForText(open ? "Who changed what, and when." : "Your role can't open this page");

        Assert.Equal(open, page.FindAll("nav a").Any(link => link.GetAttribute("href") == "/activity"));
    }

    [Fact]
    public void Overview_EmptyAndWithoutEditing_SaysWhoBegins()
    {
        var page = As<OverviewPage>(Role.Manager, "/");

        page.WaitForText("An operator or administrator creates the first one.");
        Assert.DoesNotContain("Load sample data", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusal_ByTheService_IsToldAndThePageLivesOn()
    {
        await this.AddUserAsync("Ben", "Ortega", "ben@example.com");
        var page = As<Routes>(Role.Operator, "/users");
        page.Press("Actions for Ben Ortega");
        Get<CurrentActor>().Become(TestActors.Manager); // the role was taken away meanwhile

        page.MenuItem("Send Invite to App").Click();

        page.WaitForText("Your role does not allow this");
        page.Press("Go on");
        page.WaitForAssertion(() => Assert.DoesNotContain("Your role does not allow this", page.Markup, StringComparison.Ordinal));
    }

    private static bool Has(IRenderedComponent<IComponent> page, string button) =>
        page.FindAll("button").Any(found =>
            (found.GetAttribute("aria-label") ?? found.TextContent.Replace("add", "", StringComparison.Ordinal).Trim()) == button);

    private static string Entries(IRenderedComponent<IComponent> page) =>
        string.Join(
            ", ", page.FindAll("[role=menuitem]").Select(entry => (entry.QuerySelector("span:not(.icon)") ?? entry).TextContent.Trim()));

    private IRenderedComponent<IComponent> As<TPage>(Role role, string address)
        where TPage : IComponent
    {
        Get<CurrentActor>().Become(TestActors.Of(role));
        return RenderPage<TPage>(address);
    }
}
