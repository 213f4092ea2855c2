using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.Users;

namespace PhoneDashboard.Tests.Users;

public sealed class UsersPageTests : DashboardTestContext
{
    private const string Address = "/users";

    [Fact]
    public async Task Render_Users_ShowsTheColumnsInOrder()
    {
        await this.AddUserAsync("Ben", "Ortega", "ben@example.com");

        var page = RenderPage<UsersPage>(Address);

        Assert.Contains("ben@example.com", page.Row("Ortega").TextContent, StringComparison.Ordinal);
        Assert.Equal("BO", page.Row("Ortega").QuerySelector(".cell-name")!.GetAttribute("data-initials"));
        Assert.Equal(
            ["First Name", "Last Name", "Department", "Email", "DID Numbers", "Internal Number", "Invitations", "Devices", "Actions"],
            page.FindAll("th .head-text, th .head-sort .cell-text, th .visually-hidden").Select(head => head.TextContent.Trim()));

        page.Press("Columns");
        Assert.Equal(
            ["Job Title", "Time Schedule", "Call Flows", "SIP Accounts", "PSTN Forwarding", "SIP Forwarding"],
            page.FindAll("[role=dialog] input[type=checkbox]")
                .Where(box => !box.HasAttribute("checked"))
                .Select(box => box.Closest("label")!.TextContent.Trim()));
    }

    [Fact]
    public async Task Columns_HiddenAtFirstAndShown_StayShownTheNextTime()
    {
        var page = RenderPage<UsersPage>(Address);
        page.Press("Columns");
        Choice(page, "Job Title").Change(true);
        page.WaitForElement("th [title='Job Title']");
        await DisposeComponentsAsync();

        RenderPage<UsersPage>(Address).WaitForElement("th [title='Job Title']");
    }

    [Fact]
    public async Task Render_Counts_LinkToTheFilteredTables()
    {
        var ben = await this.AddUserAsync("Ben", "Ortega");
        await this.AddDeviceAsync(ben, "Ben's phone");
        await this.AddSipAccountAsync(ben, "Desk phone");
        var page = RenderPage<UsersPage>(Address);
        page.Press("Columns");
        Choice(page, "SIP Accounts").Change(true);

        var row = page.Row("Ortega");

        Assert.Equal(
            [
                ("1 Devices of Ben Ortega", $"/users/devices?user-id={ben}"),
                ("1 SIP Accounts of Ben Ortega", $"/contact-methods/sip-accounts?user-id={ben}"),
            ],
            row.QuerySelectorAll("a").Select(link => (link.GetAttribute("aria-label")!, link.GetAttribute("href")!)));
    }

    [Fact]
    public async Task Actions_WithoutEmail_AreInOrderAndSayWhyThereIsNoInvite()
    {
        await this.AddUserAsync("Ben", "Ortega");
        var page = RenderPage<UsersPage>(Address);

        page.Press("Actions for Ben Ortega");

        page.WaitForText("No e-mail address. Add one under Contact Information to enable the invitation.");
        var entries = page.FindAll("[role=menuitem]");
        Assert.Equal(
            [
                "Edit", "Edit App Configuration", "Send Invite to App", "Relations", "What happens to a call?", "Last calls", "History",
                "Delete",
            ],
            entries.Select(entry => entry.QuerySelector("span:not(.icon)")!.FirstChild!.TextContent.Trim()));
        Assert.Equal("true", entries[2].GetAttribute("aria-disabled"));
    }

    [Fact]
    public async Task Invite_Sent_ShowsItsStateInTheRow()
    {
        await this.AddUserAsync("Ben", "Ortega", "ben@example.com");
        var page = RenderPage<UsersPage>(Address);
        Assert.Contains("Not invited", page.Row("Ortega").TextContent, StringComparison.Ordinal);

        page.Act("Ben Ortega", "Send Invite to App");

        page.WaitForAssertion(() => Assert.Contains("Queued", page.Row("Ortega").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Invite_SentWhileTheTableIsOpen_FollowsWithoutAReload()
    {
        var ben = await this.AddUserAsync("Ben", "Ortega", "ben@example.com");
        await Get<InviteService>().SendAsync(TestActors.Administrator, ben);
        var page = RenderPage<UsersPage>(Address);
        Assert.Contains("Queued", page.Row("Ortega").TextContent, StringComparison.Ordinal);

        await Get<OutboxSender>().SendDueAsync();

        page.WaitForAssertion(() => Assert.Contains("Written to folder", page.Row("Ortega").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Invite_MailedOnce_ReadsResend()
    {
        var ben = await this.AddUserAsync("Ben", "Ortega", "ben@example.com");
        await Get<InviteService>().SendAsync(TestActors.Administrator, ben);
        await using (var db = await OpenAsync())
        {
            await using var write = await db.BeginWriteAsync(Actor.System("Test"));
            var invite = await db.Invites.SingleAsync();
            invite.SentUtc = invite.QueuedUtc;
            await write.SaveAsync();
        }

        var page = RenderPage<UsersPage>(Address);
        page.Press("Actions for Ben Ortega");

        Assert.NotNull(page.MenuItem("Resend Invite to App"));
    }

    [Fact]
    public async Task EditAppConfiguration_FromTheMenu_ConfiguresTheLineOverTheTable()
    {
        var ben = await this.AddUserAsync("Ben", "Ortega");
        await this.AddInternalNumberAsync("201");
        var page = RenderPage<UsersPage>(Address);

        page.Act("Ben Ortega", "Edit App Configuration");
        page.Dialog("Edit App Configuration");
        Assert.EndsWith($"/users?line={ben}", Get<NavigationManager>().Uri, StringComparison.Ordinal);
        page.Press("Take 201, the next free one");
        await page.Find("form").SubmitAsync();

        page.WaitForNoDialog();
        page.WaitForAssertion(() => Assert.Contains("201", page.Row("Ortega").TextContent, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.EndsWith(Address, Get<NavigationManager>().Uri, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Edit_FromTheMenu_StandsInTheAddressUntilItCloses()
    {
        var ben = await this.AddUserAsync("Ben", "Ortega");
        var page = RenderPage<UsersPage>(Address);

        page.Act("Ben Ortega", "Edit");
        page.Dialog("Edit User");
        Assert.EndsWith($"/users?open={ben}", Get<NavigationManager>().Uri, StringComparison.Ordinal);
        page.Field("First Name").Change("Benedict");
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("Benedict", page.Row("Ortega").TextContent, StringComparison.Ordinal));
        Assert.EndsWith("/users", Get<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_Agreed_TakesTheRowAway()
    {
        await this.AddUserAsync("Ben", "Ortega");
        var page = RenderPage<UsersPage>(Address);

        page.Act("Ben Ortega", "Delete");
        page.WaitForText("Delete Ben Ortega?");
        page.Press("Delete");

        page.WaitForText("No users yet.");
    }

    [Fact]
    public void Add_CreateNew_OpensTheWizard()
    {
        var page = RenderPage<UsersPage>(Address);

        page.Press("Add");
        Assert.Equal(["Create new", "Import from CSV"],
            page.FindAll("[role=menuitem]").Select(item => item.QuerySelector("span:not(.icon)")!.TextContent.Trim()));
        page.MenuItem("Create new").Click();

        page.Dialog("Create New User");
    }

    [Fact]
    public async Task Download_Clicked_CountsTheViewAndEverything()
    {
        await this.AddUserAsync("Ben", "Ortega");
        await this.AddUserAsync("Amara", "Diallo");
        var page = RenderPage<UsersPage>(Address + "?name=ben");

        page.FindAll("button").Single(button => button.TextContent.Contains("Download", StringComparison.Ordinal)).Click();

        page.WaitForText("1 row");
        page.WaitForText("2 rows");
        Assert.StartsWith("users-", page.Field("File name").GetAttribute("value"), StringComparison.Ordinal);
    }

    private static IElement Choice(IRenderedComponent<IComponent> page, string column) =>
        page.FindAll("[role=dialog] label").Single(label => label.TextContent.Trim() == column).QuerySelector("input")!;
}
