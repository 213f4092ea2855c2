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

    private async Task<PhoneUserRow> RowAsync(long userId) => (await Get<PhoneUserService>().RowAsync(TestActors.Administrator, userId))!;
}
