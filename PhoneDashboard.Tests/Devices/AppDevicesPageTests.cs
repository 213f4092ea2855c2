using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.Devices;

namespace PhoneDashboard.Tests.Devices;

public sealed class AppDevicesPageTests : DashboardTestContext
{
    private const string Address = "/users/devices";

    [Fact]
    public async Task Render_Devices_ShowsTheColumnsInOrder()
    {
        await this.AddDeviceAsync(await this.AddUserAsync("Ben", "Ortega"), "Ben's phone");

        var page = RenderPage<AppDevicesPage>(Address);

        Assert.Contains("Android 16", page.Row("Ben Ortega").TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["User", "OS", "App Version", "Date Created", "Name", "Last Seen", "State", "Actions"],
            page.FindAll("th .head-text, th .head-sort .cell-text, th .visually-hidden").Select(head => head.TextContent.Trim()));
    }

    [Fact]
    public void Render_NoDevices_SaysWhatToDo() =>
        RenderPage<AppDevicesPage>(Address).WaitForText("Send a user the invitation");

    [Fact]
    public async Task Render_FilteredToOneUser_NamesTheUserAndLeavesOutTheOthers()
    {
        var ben = await this.AddUserAsync("Ben", "Ortega");
        await this.AddDeviceAsync(ben, "Ben's phone");
        await this.AddDeviceAsync(await this.AddUserAsync("Amara", "Diallo"), "Amara's phone");

        var page = RenderPage<AppDevicesPage>($"{Address}?user-id={ben}");

        page.WaitForText("User: Ben Ortega");
        page.Row("Ben's phone");
        Assert.DoesNotContain("Amara's phone", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignOut_InThePanel_AsksFirst_AndLeavesTheRow()
    {
        var device = await this.AddDeviceAsync(await this.AddUserAsync("Ben", "Ortega"), "Ben's phone");
        var page = RenderPage<AppDevicesPage>($"{Address}?open={device}");

        page.Press("Sign out");
        var question = page.Dialog("Sign out Ben's phone?");
        Assert.Contains("The device stays in the list until it is deleted.", question.TextContent, StringComparison.Ordinal);
        question.QuerySelectorAll("button").Single(button => button.TextContent.Trim() == "Sign out").Click();

        page.WaitForText("Ben's phone was signed out.");
        Assert.NotNull(page.Button("Undo"));
        await using var db = await OpenAsync();
        Assert.NotNull((await db.AppDevices.SingleAsync()).SignedOutUtc);
    }

    [Fact]
    public async Task SignOut_SelectedRows_AfterThePreview_NothingIsSelectedAnyMore()
    {
        await this.AddDeviceAsync(await this.AddUserAsync("Ben", "Ortega"), "Ben's phone");
        await this.AddDeviceAsync(await this.AddUserAsync("Amara", "Diallo"), "Amara's phone");
        var page = RenderPage<AppDevicesPage>(Address);
        page.WaitForElement("input[aria-label='Select all rows of this page']").Change(true);

        page.Press("Actions for the selected rows");
        page.MenuItem("Sign Out").Click();
        page.WaitForText("Will be signed out");
        Assert.NotNull(page.Button("Sign Out Devices of 2 users"));
        await page.Find("form").SubmitAsync();

        page.WaitForText("Signed out devices of 2 users.");
        page.WaitForNoDialog();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".selection-bar")));
        await using var db = await OpenAsync();
        Assert.Equal(2, await db.AppDevices.CountAsync(device => device.SignedOutUtc != null));
    }

    [Fact]
    public async Task Delete_Agreed_EndsTheSessionAndRenewsTheInvite()
    {
        var ben = await this.AddUserAsync("Ben", "Ortega", "ben@example.com");
        await this.AddDeviceAsync(ben, "Ben's phone");
        await Get<InviteService>().SendAsync(TestActors.Administrator, ben);
        var page = RenderPage<AppDevicesPage>(Address);

        page.Press("Delete Ben's phone");
        var question = page.Dialog("Delete Ben's phone?").TextContent;
        Assert.Contains("session ends at once", question, StringComparison.Ordinal);
        Assert.Contains("invite link of Ben Ortega is renewed", question, StringComparison.Ordinal);
        page.Press("Delete");

        page.WaitForText("No app devices yet");
        await using var db = await OpenAsync();
        Assert.False(await db.AppDevices.AnyAsync());
        Assert.False(await db.Invites.AnyAsync());
    }

    [Fact]
    public async Task Delete_Undone_SaysThatTheDeviceIsBack()
    {
        await this.AddDeviceAsync(await this.AddUserAsync("Ben", "Ortega"), "Ben's phone");
        var page = RenderPage<AppDevicesPage>(Address);
        page.Press("Delete Ben's phone");
        page.Press("Delete");

        page.Press("Undo");

        page.WaitForText("Undone: the device Ben's phone is back.");
        await using var db = await OpenAsync();
        Assert.True(await db.AppDevices.AnyAsync());
    }

    [Fact]
    public async Task Delete_Cancelled_KeepsTheDevice()
    {
        await this.AddDeviceAsync(await this.AddUserAsync("Ben", "Ortega"), "Ben's phone");
        var page = RenderPage<AppDevicesPage>(Address);

        page.Press("Delete Ben's phone");
        page.Press("Cancel");

        page.WaitForNoDialog();
        await using var db = await OpenAsync();
        Assert.True(await db.AppDevices.AnyAsync());
    }

    [Fact]
    public async Task Open_ByAddressOrName_ShowsTheDetailsAndMarksTheRow()
    {
        var device = await this.AddDeviceAsync(await this.AddUserAsync("Ben", "Ortega"), "Ben's phone");
        var page = RenderPage<AppDevicesPage>(Address);

        page.Press("Ben's phone");

        Assert.Contains("4.2.0", page.Panel().TextContent, StringComparison.Ordinal);
        Assert.Equal("true", page.Row("Ben Ortega").GetAttribute("aria-current"));
        Assert.EndsWith($"?open={device}", Get<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_SomebodyElseDeletesTheDevice_PanelSaysSo()
    {
        var device = await this.AddDeviceAsync(await this.AddUserAsync("Ben", "Ortega"), "Ben's phone");
        var page = RenderPage<AppDevicesPage>($"{Address}?open={device}");
        Assert.Contains("4.2.0", page.Panel().TextContent, StringComparison.Ordinal);

        _ = (await Get<AppDeviceService>().DeleteAsync(TestActors.Operator, device)).Value;

        page.WaitForAssertion(
            () => Assert.Equal("This device has been deleted in the meantime.", page.Panel().QuerySelector("[role=status]")?.TextContent));
        Assert.DoesNotContain("4.2.0", page.Panel().TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_DeviceIsGone_SaysSo() => RenderPage<AppDevicesPage>(Address + "?open=99").WaitForText("This device has been deleted.");
}
