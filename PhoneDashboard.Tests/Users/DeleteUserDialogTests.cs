using Bunit;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.Users;

namespace PhoneDashboard.Tests.Users;

public sealed class DeleteUserDialogTests : DashboardTestContext
{
    [Fact]
    public async Task Open_UserWithEverything_ListsWhatGoesAndChanges()
    {
        var did = await this.AddDidAsync("12025550101");
        var ben = await this.AddUserAsync("Ben", "Ortega", "ben@example.com", new AppLineEdit
        {
            DidNumberIds = [did],
            InternalNumberIds = [await this.AddInternalNumberAsync("201")],
        });
        await this.AddSipAccountAsync(ben, "Desk phone");
        await this.AddDeviceAsync(ben, "Ben's phone");
        await Get<InviteService>().SendAsync(TestActors.Administrator, ben);
        var page = Render<WindowHost>();

        _ = Open(page, ben);

        page.WaitForText("Delete Ben Ortega?");
        Assert.Equal(
            [
                "Deleted: The app line, Desk phone",
                "Signed out: Ben's phone",
                "Revoked: The invitation to the app",
                "Numbers that become free: +1 202 555 0101, 201",
            ],
            page.FindAll("dl > div").Select(group => $"{group.QuerySelector("dt")!.TextContent}: "
                + $"{string.Join(", ", group.QuerySelectorAll("dd").Select(item => item.TextContent))}"));
    }

    [Fact]
    public async Task Open_SaysWhatUndoBringsBack()
    {
        var page = Render<WindowHost>();

        _ = Open(page, await this.AddUserAsync("Ben", "Ortega"));

        page.WaitForText("Undo, for 10 seconds, brings everything back, sessions and invitation too.");
        Assert.DoesNotContain("cannot be undone", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_Agreed_DeletesAndSaysSo()
    {
        var page = Render<WindowHost>();
        var deleted = Open(page, await this.AddUserAsync("Ben", "Ortega"));

        page.Press("Delete");

        Assert.True(await deleted);
        page.WaitForText("Ben Ortega was deleted.");
        await using var db = await OpenAsync();
        Assert.False(await db.Users.AnyAsync());
    }

    [Fact]
    public async Task Delete_Cancelled_KeepsTheUser()
    {
        var page = Render<WindowHost>();
        var deleted = Open(page, await this.AddUserAsync("Ben", "Ortega"));

        page.Press("Cancel");

        Assert.False(await deleted);
        await using var db = await OpenAsync();
        Assert.True(await db.Users.AnyAsync());
    }

    [Fact]
    public async Task Delete_RingGroupLeftEmpty_RingsTheChosenOneInstead()
    {
        var ben = await this.AddUserAsync("Ben", "Ortega");
        var amara = await this.LineOfAsync(await this.AddUserAsync("Amara", "Diallo"));
        await this.AddCallFlowAsync("Night", await this.LineOfAsync(ben));
        var page = Render<WindowHost>();
        var deleted = Open(page, ben);

        await page.PickAsync<NamedItem>("Ring instead in Night, Main, Ring Group 1", "ama", "Amara Diallo");
        page.Press("Delete");

        Assert.True(await deleted);
        await using var db = await OpenAsync();
        Assert.Equal(amara, (await db.CallFlowDestinations.SingleAsync()).ContactMethodId);
    }

    [Fact]
    public async Task Delete_RingGroupLeftEmptyWithoutAChoice_LeavesItEmpty()
    {
        var ben = await this.AddUserAsync("Ben", "Ortega");
        await this.AddCallFlowAsync("Night", await this.LineOfAsync(ben));
        var page = Render<WindowHost>();
        var deleted = Open(page, ben);
        page.WaitForText("its call flow is flagged");

        page.Press("Delete");

        Assert.True(await deleted);
        await using var db = await OpenAsync();
        Assert.False(await db.CallFlowDestinations.AnyAsync());
    }

    private Task<bool> Open(IRenderedComponent<WindowHost> page, long userId)
    {
        Task<bool>? deleted = null;
        _ = page.InvokeAsync(() => deleted = DeleteUserDialog.ShowAsync(Get<DialogOpener>(), userId));
        return deleted!;
    }
}
