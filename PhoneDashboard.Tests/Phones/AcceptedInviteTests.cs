using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.Bulk;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Overview;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Phones;

/// <summary>Accepted by the first REGISTER, kept while one device is left (Specification 4.6).</summary>
public sealed class AcceptedInviteTests : IAsyncLifetime
{
    private static readonly Actor Me = TestActors.Administrator;

    private PhoneTestDb _test = null!;
    private long _user, _phone, _tablet;
    private string _token = "";

    public async Task InitializeAsync()
    {
        _test = await PhoneTestDb.CreateAsync();
        (_user, _token) = await _test.InviteAsync();
        _phone = (await _test.ConnectAsync(_token)).DeviceId!.Value;
        _tablet = (await _test.ConnectAsync(_token)).DeviceId!.Value;
        _test.Clock.Advance(InviteService.LeastBetween);
    }

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task Device_IsRemovedWhileAnotherIsLeft_AcceptedStays_AndThereIsNoLink()
    {
        _ = await DeleteAsync(_phone);

        var row = await RowAsync();
        Assert.Equal((InviteState.Accepted, false, false), (row.Invitation, row.InviteHasLink, row.InviteMailed));
        Assert.False((await _test.Phones.OpenAsync(_token)).Succeeded);
        Assert.Equal(ProblemKind.NotFound, Assert.Single((await Invites.GetLinkAsync(Me, _user)).Problems).Kind);
        Assert.Equal(
            "Ben Ortega has no invitation that could be revoked.", Assert.Single((await Invites.RevokeAsync(Me, _user)).Problems).Message);
        Assert.Equal(0, (await _test.Db.Get<BulkInviteService>().PreviewAsync(Me, All, BulkInvite.Reset)).Value.Changing);
        Assert.Equal(1, (await _test.Db.Get<BulkInviteService>().PreviewAsync(Me, All, BulkInvite.NeverMailed)).Value.Changing);
        var overview = await _test.Db.Get<OverviewService>().GetAsync(Me);
        Assert.Equal(1, overview.Invitations.Steps.Single(step => step.Step == InviteState.Accepted).Reached);
        Assert.Equal(1, (await _test.Db.Get<PhoneUserService>().ListAsync(Me, ListQuery.Parse("?invitations=Accepted"))).Total);
        await using var db = await _test.Db.OpenAsync();
        Assert.All(await db.Outbox.ToListAsync(), mail => Assert.Equal((OutboxState.Cancelled, null), (mail.State, mail.ProtectedPayload)));
        Assert.False((await _test.Db.Get<PhoneUserDeletion>().PreviewAsync(Me, _user))!.RevokesInvite);
    }

    [Fact]
    public async Task Send_AfterThat_MakesAnotherLink_AndAcceptedStays()
    {
        _ = await DeleteAsync(_phone);

        var token = await _test.TokenAsync(_user);

        Assert.NotEqual(_token, token);
        Assert.True((await _test.Phones.OpenAsync(token)).Succeeded);
        Assert.Equal((InviteState.Accepted, true), ((await RowAsync()).Invitation, (await RowAsync()).InviteHasLink));
        _test.Clock.Advance(InviteService.LeastBetween);

        // its mail waits in the queue
        Assert.Equal(0, (await _test.Db.Get<BulkInviteService>().PreviewAsync(Me, All, BulkInvite.NeverMailed)).Value.Changing);
    }

    [Fact]
    public async Task LastDevice_IsRemoved_TheUserIsNotInvited()
    {
        _ = await DeleteAsync(_phone);
        _ = await DeleteAsync(_tablet);

        Assert.Equal(InviteState.NotInvited, (await RowAsync()).Invitation);
    }

    /// <summary>One that signed out, or only fetched its settings, is no device that is left.</summary>
    [Fact]
    public async Task Device_IsRemovedAndTheOtherIsNotSignedIn_TheUserIsNotInvited()
    {
        var undo = await DeleteAsync(_tablet);
        _test.Clock.Advance(ChangeSnapshot.SoonWithin + TimeSpan.FromSeconds(1));
        Assert.True((await _test.Db.Get<UndoService>().UndoAsync(Me, undo)).Succeeded);
        Assert.Equal(InviteState.Accepted, (await RowAsync()).Invitation);
        _ = await _test.ProvisionAsync(await _test.TokenAsync(_user));

        _ = await DeleteAsync(_phone);

        Assert.Equal((InviteState.NotInvited, 0), ((await RowAsync()).Invitation, (await RowAsync()).Devices));
    }

    [Fact]
    public async Task Email_IsChanged_AcceptedStays_AndTheOldLinkIsWorthNothing()
    {
        var edit = (await _test.Db.Get<PhoneUserService>().GetAsync(Me, _user))!;
        edit.Email = "ben.ortega@example.com";

        Assert.True((await _test.Db.Get<PhoneUserService>().SaveAsync(Me, edit)).Succeeded);

        Assert.Equal((InviteState.Accepted, false), ((await RowAsync()).Invitation, (await RowAsync()).InviteHasLink));
        Assert.False((await _test.Phones.OpenAsync(_token)).Succeeded);
    }

    [Fact]
    public async Task Revoke_ThenSend_IsAcceptedAgain_AndSoIsReset()
    {
        Assert.True((await Invites.RevokeAsync(Me, _user)).Succeeded);
        Assert.Equal(InviteState.Revoked, (await RowAsync()).Invitation);

        _ = await DeleteAsync(_phone);
        Assert.Equal(InviteState.Revoked, (await RowAsync()).Invitation);

        Assert.True((await Invites.SendAsync(Me, _user)).Succeeded);
        Assert.Equal(InviteState.Accepted, (await RowAsync()).Invitation);
        _test.Clock.Advance(InviteService.LeastBetween);

        Assert.True((await Invites.ResetAsync(Me, _user)).Succeeded);
        Assert.Equal(InviteState.Accepted, (await RowAsync()).Invitation);
    }

    [Fact]
    public async Task Undo_AtOnce_BringsTheLinkBack_Later_OnlyTheDeviceSignedOut()
    {
        Assert.Empty((await _test.Db.Get<UndoService>().UndoAsync(Me, await DeleteAsync(_phone))).Value.Left);
        Assert.True((await _test.Phones.OpenAsync(_token)).Succeeded);

        var undo = await DeleteAsync(_phone);
        _test.Clock.Advance(ChangeSnapshot.SoonWithin + TimeSpan.FromSeconds(1));
        Assert.Empty((await _test.Db.Get<UndoService>().UndoAsync(Me, undo)).Value.Left);

        Assert.False((await _test.Phones.OpenAsync(_token)).Succeeded);
        Assert.Equal((InviteState.Accepted, 1), ((await RowAsync()).Invitation, (await RowAsync()).Devices));
    }

    /// <summary>The new link is the one that counts; a mail with the old one does not go out again.</summary>
    [Theory]
    [InlineData(false, "The invitation was changed again and stays as it is.")]
    [InlineData(true, "The user was invited again: that invitation stays.")]
    public async Task Undo_AfterTheUserWasInvitedAgain_LeavesTheNewInvite(bool wasLast, string left)
    {
        if (wasLast)
        {
            _ = await DeleteAsync(_tablet);
            _ = await _test.TokenAsync(_user);
        }

        var undo = await DeleteAsync(_phone);
        var token = await _test.TokenAsync(_user);

        Assert.Contains(left, (await _test.Db.Get<UndoService>().UndoAsync(Me, undo)).Value.Left);

        Assert.True((await _test.Phones.OpenAsync(token)).Succeeded);
        await using var db = await _test.Db.OpenAsync();
        var queued = Assert.Single(await db.Outbox.Where(mail => mail.State == OutboxState.Queued).ToListAsync());
        Assert.Equal((await db.Invites.SingleAsync()).QueuedUtc, queued.CreatedUtc);
        Assert.Equal(wasLast ? 1 : 2, (await RowAsync()).Devices);
    }

    private BulkRows All => BulkRows.Of(BulkTable.Users, [_user]);

    private InviteService Invites => _test.Db.Get<InviteService>();

    private async Task<PhoneUserRow> RowAsync() => (await _test.Db.Get<PhoneUserService>().RowAsync(Me, _user))!;

    private async Task<long> DeleteAsync(long device) =>
        (await _test.Db.Get<AppDeviceService>().DeleteAsync(Me, device)).Value.UndoId!.Value;
}
