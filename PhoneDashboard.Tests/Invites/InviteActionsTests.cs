using Bunit;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.Invites;

namespace PhoneDashboard.Tests.Invites;

public sealed class InviteActionsTests : DashboardTestContext
{
    private InviteActions Actions => Get<InviteActions>();

    [Fact]
    public async Task Send_WithEmail_QueuesAndSaysSo()
    {
        var toasts = Render<ToastHost>();
        var ben = await this.AddUserAsync("Ben", "Ortega", "ben@example.com");

        Assert.True(await Actions.SendAsync(ben));

        Assert.Contains("The invitation is written to a folder on the server: nobody gets it.", toasts.Markup, StringComparison.Ordinal);
        Assert.Equal(InviteState.Queued, (await RowAsync(ben)).Invitation);
    }

    [Fact]
    public async Task Send_TwiceAtOnce_SaysWhenItMayGoAgain()
    {
        var toasts = Render<ToastHost>();
        var ben = await this.AddUserAsync("Ben", "Ortega", "ben@example.com");
        await Actions.SendAsync(ben);

        Assert.False(await Actions.SendAsync(ben));

        Assert.Contains("less than a minute old", toasts.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MenuAction_WithoutEmail_IsDisabledAndSaysWhy()
    {
        var row = await RowAsync(await this.AddUserAsync("Ben", "Ortega"));

        var action = Actions.MenuActionFor(row);

        Assert.Equal("Send Invite to App", action.Text);
        Assert.Equal("No e-mail address. Add one under Contact Information to enable the invitation.", action.DisabledReason);
    }

    [Fact]
    public async Task MenuAction_TokenMailedOnce_ReadsResendAlsoWhenExpired()
    {
        var ben = await this.AddUserAsync("Ben", "Ortega", "ben@example.com");
        await Actions.SendAsync(ben);
        Assert.Equal("Send Invite to App", Actions.MenuActionFor(await RowAsync(ben)).Text);

        await using (var db = await OpenAsync())
        {
            var invite = db.Invites.Single();
            (invite.SentUtc, invite.ExpiresUtc) = (invite.QueuedUtc, invite.CreatedUtc.AddDays(-1));
            await using var write = await db.BeginWriteAsync(Actor.System("Test"));
            await write.SaveAsync();
        }

        var row = await RowAsync(ben);
        Assert.Equal(InviteState.Expired, row.Invitation);
        Assert.Equal("Resend Invite to App", Actions.MenuActionFor(row).Text);
    }

    [Fact]
    public async Task MenuActions_ByStateAndRole_AreThoseThatMakeSense()
    {
        var ben = await this.AddUserAsync("Ben", "Ortega", "ben@example.com");
        Assert.Equal(["Send Invite to App"], await TextsAsync(ben));
        await Actions.SendAsync(ben);
        Assert.Equal(["Send Invite to App", "Copy Invite Link", "Reset Invite", "Revoke Invite"], await TextsAsync(ben));
        await using (var db = await OpenAsync())
        {
            await db.Users.ExecuteUpdateAsync(update => update.SetProperty(user => user.InviteExpiresUtc, new DateTime(2020, 1, 1)));
        }

        Assert.Equal(["Send Invite to App", "Reset Invite", "Revoke Invite"], await TextsAsync(ben));
        _ = (await Get<InviteService>().RevokeAsync(TestActors.Administrator, ben)).Value;
        Assert.Equal(["Send Invite to App"], await TextsAsync(ben));
    }

    [Fact]
    public async Task Revoke_Confirmed_SaysSo()
    {
        var windows = Render<WindowHost>();
        var ben = await this.AddUserAsync("Ben", "Ortega", "ben@example.com");
        await Actions.SendAsync(ben);

        var revoke = (await ActionsAsync(ben)).Single(action => action.Text == "Revoke Invite");
        var revoking = windows.InvokeAsync(() => revoke.Run!());
        windows.WaitForAssertion(() => windows.Button("Revoke").Click());
        await revoking;

        windows.WaitForAssertion(
            () => Assert.Contains("The invitation of Ben Ortega was revoked.", windows.Markup, StringComparison.Ordinal));
        Assert.Equal(InviteState.Revoked, (await RowAsync(ben)).Invitation);
    }

    [Fact]
    public async Task CopyLink_BrowserCopies_SaysSoAndShowsNoLink()
    {
        var windows = Render<WindowHost>();
        var copy = JSInterop.SetupModule("./app.js").Setup<bool>("copyText", _ => true);
        copy.SetResult(true);
        var ben = await this.AddUserAsync("Ben", "Ortega", "ben@example.com");
        await Actions.SendAsync(ben);

        await windows.InvokeAsync(() => Actions.CopyLinkAsync(ben));

        var link = (await Get<InviteService>().GetLinkAsync(TestActors.Administrator, ben)).Value.Url;
        Assert.Equal(link, Assert.Single(copy.Invocations).Arguments[0]);
        Assert.Contains("The link of the invitation was copied.", windows.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(link, windows.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CopyLink_BrowserRefuses_ShowsTheLinkToCopy()
    {
        var windows = Render<WindowHost>();
        var ben = await this.AddUserAsync("Ben", "Ortega", "ben@example.com");
        await Actions.SendAsync(ben);

        _ = windows.InvokeAsync(() => Actions.CopyLinkAsync(ben));

        var link = (await Get<InviteService>().GetLinkAsync(TestActors.Administrator, ben)).Value.Url;
        windows.WaitForAssertion(() => Assert.Contains(link, windows.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Send_MarkedAsSpam_AsksFirst()
    {
        var windows = Render<WindowHost>();
        var ben = await this.AddUserAsync("Ben", "Ortega", "ben@example.com");
        await Actions.SendAsync(ben);
        await using var db = await OpenAsync();
        await db.Invites.ExecuteUpdateAsync(update => update.SetProperty(invite => invite.SpamUtc, new DateTime(2020, 1, 1)));

        var sending = windows.InvokeAsync(() => Actions.SendAsync(ben));
        windows.WaitForAssertion(
            () => Assert.Contains("The last invitation was marked as spam.", windows.Markup, StringComparison.Ordinal));
        windows.Button("Cancel").Click();

        Assert.False(await sending);
        Assert.Equal(1, await db.Outbox.CountAsync());
    }

    [Theory]
    [InlineData(0, "Send the invitation so that Ben can connect to the app.")]
    [InlineData(1, "1 device is signed in; invite again only for a new device.")]
    [InlineData(3, "3 devices are signed in; invite again only for a new device.")]
    public async Task OfferAfterSave_WithEmail_OffersToSend(int devices, string message)
    {
        var toasts = Render<ToastHost>();
        var ben = await this.AddUserAsync("Ben", "Ortega", "ben@example.com");

        Actions.OfferAfterSave(new AppLineSaved(ben, "Ben", "Ben Ortega", HasEmail: true, InviteMailed: false, devices));

        Assert.Contains(message, toasts.Markup, StringComparison.Ordinal);
        await toasts.FindAll("button")
            .Single(button => button.TextContent.Contains("Send Invite to App", StringComparison.Ordinal))
            .ClickAsync(new());
        await toasts.WaitForAssertionAsync(() => Assert.Contains(
            "The invitation is written to a folder on the server: nobody gets it.", toasts.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task OfferAfterSave_TokenMailedBefore_OffersToResend()
    {
        var toasts = Render<ToastHost>();
        var ben = await this.AddUserAsync("Ben", "Ortega", "ben@example.com");
        await Actions.SendAsync(ben);
        await using (var db = await OpenAsync())
        {
            await db.Invites.ExecuteUpdateAsync(invite => invite.SetProperty(i => i.SentUtc, i => i.QueuedUtc));
        }

        var line = await this.LineOfAsync(ben);
        Actions.OfferAfterSave((await Get<AppLineService>().SaveAsync(TestActors.Administrator, line, await this.EditOfAsync(line))).Value);

        Assert.Contains(toasts.FindAll("button"), button => button.TextContent == "Resend Invite to App");
        Assert.DoesNotContain(toasts.FindAll("button"), button => button.TextContent == "Send Invite to App");
    }

    [Fact]
    public void OfferAfterSave_WithoutEmail_SaysWhyThereIsNoInvite()
    {
        var toasts = Render<ToastHost>();

        Actions.OfferAfterSave(new AppLineSaved(1, "Ben", "Ben Ortega", HasEmail: false, InviteMailed: false, 0));

        Assert.Contains("Without an e-mail Ben cannot be invited to the app.", toasts.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(toasts.FindAll("button"), button => button.TextContent.Contains("Send Invite", StringComparison.Ordinal));
    }

    private async Task<IReadOnlyList<MenuAction>> ActionsAsync(long userId) =>
        Actions.MenuActionsFor(await RowAsync(userId), () => Task.CompletedTask);

    private async Task<IEnumerable<string>> TextsAsync(long userId) => (await ActionsAsync(userId)).Select(action => action.Text);

    private async Task<PhoneUserRow> RowAsync(long userId) => (await Get<PhoneUserService>().RowAsync(TestActors.Administrator, userId))!;
}
