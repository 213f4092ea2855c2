using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Overview;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Overview;

public sealed class OverviewServiceTests : IAsyncLifetime
{
    private MailTestDb _test = null!;

    public async Task InitializeAsync() => _test = await MailTestDb.CreateAsync();

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task Get_EmptySystem_CountsNothingAndEveryStepIsOpen()
    {
        var overview = await GetAsync();

        Assert.Equal(new OverviewFigures(0, 0, 0, 0, 0, 0, 0), overview.Figures);
        Assert.All(overview.Invitations.Steps, step => Assert.Equal((0, 0), (step.Reached, step.Here)));
        Assert.Equal(new FirstSteps(HasCountry: false, HasDidNumber: false, HasInternalNumber: false, HasLine: false, HasInvite: false,
            HasUsers: false), overview.FirstSteps);
        Assert.False(overview.FirstSteps.Done);
    }

    [Fact]
    public async Task Get_LinesDevicesAndNumbers_AreCounted()
    {
        var taken = await _test.Db.AddDidAsync("12025550101");
        await _test.Db.AddDidAsync("12025550102");
        var ben = await _test.Db.AddUserAsync("Ben", "Ortega", line: new AppLineEdit { DidNumberIds = [taken] });
        await _test.Db.AddUserAsync("Chiara", "Rossi", line: new AppLineEdit());
        await _test.Db.AddUserAsync("Daiki", "Sato");
        await _test.Db.AddDeviceAsync(ben, "Phone");
        await _test.Db.AddDeviceAsync(ben, "Tablet");

        var figures = (await GetAsync()).Figures;

        Assert.Equal(
            new OverviewFigures(
                Lines: 3, Unconfigured: 1, NeedAttention: 1, DevicesSignedIn: 2, UsersWithDevices: 1, DidNumbers: 2, FreeDidNumbers: 1),
            figures);
        Assert.Equal(1, figures.Configured);
    }

    [Fact]
    public async Task Devices_FilteredBySignedIn_AreThoseTheFigureCounts()
    {
        var ben = await _test.Db.AddUserAsync("Ben", "Ortega");
        await _test.Db.AddDeviceAsync(ben, "Phone");
        var gone = await _test.Db.AddDeviceAsync(ben, "Tablet");
        await using (var db = await _test.Db.OpenAsync())
        {
            await using var write = await db.BeginWriteAsync(Actor.System("Test"));
            (await db.AppDevices.SingleAsync(device => device.Id == gone)).SignedOutUtc = _test.Clock.UtcNow;
            await write.SaveAsync(() => 0);
        }

        var page = await _test.Db
            .Get<AppDeviceService>()
            .ListAsync(TestActors.Administrator, new ListQuery().WithFilter("signed-in", "yes"));

        Assert.Equal("Phone", Assert.Single(page.Rows).Name);
        Assert.Equal(1, (await GetAsync()).Figures.DevicesSignedIn);
    }

    [Fact]
    public async Task Get_LineWithoutNumber_IsListedWithItsReason()
    {
        var chiara = await _test.Db.AddUserAsync("Chiara", "Rossi", line: new AppLineEdit());

        var line = Assert.Single((await GetAsync()).LinesInNeed);

        Assert.Equal((chiara, "Chiara Rossi"), (line.UserId, line.UserName));
        Assert.Equal([AttentionReasons.NoInboundNumber.Sentence()], line.Reasons);
    }

    [Fact]
    public async Task Get_ManyLinesInNeed_ListsTheFirstEightByName()
    {
        foreach (var name in "JIHGFEDCBA")
        {
            await _test.Db.AddUserAsync(name.ToString(), "Rossi", line: new AppLineEdit());
        }

        var overview = await GetAsync();

        Assert.Equal(10, overview.Figures.NeedAttention);
        Assert.Equal("ABCDEFGH", string.Concat(overview.LinesInNeed.Select(line => line.UserName[0])));
    }

    [Fact]
    public async Task Get_Invites_CountsHowFarEachCame()
    {
        await InviteAsync("Amara", invite => invite.SentUtc = invite.OpenedUtc = invite.AcceptedUtc = _test.Clock.UtcNow);
        await InviteAsync("Ben", invite => invite.SentUtc = invite.DeliveredUtc = _test.Clock.UtcNow);
        await InviteAsync("Chiara", invite => (invite.SentUtc, invite.ExpiresUtc) = (_test.Clock.UtcNow, _test.Clock.UtcNow));
        await InviteAsync("Daiki", invite => (invite.FailedUtc, invite.FailureReason) = (_test.Clock.UtcNow, "mailbox does not exist"));
        await InviteAsync("Elif", invite => invite.RevokedUtc = _test.Clock.UtcNow);
        await InviteAsync("Gus", invite => invite.WrittenUtc = invite.QueuedUtc);
        await _test.AddUserAsync("Farah", "farah@example.com");

        var overview = await GetAsync();

        Assert.Equal([5, 3, 2, 1, 1], overview.Invitations.Steps.Select(step => step.Reached));
        Assert.Equal([0, 0, 1, 0, 1], overview.Invitations.Steps.Select(step => step.Here));
        Assert.Equal((7, 1, 1), (overview.Invitations.Users, overview.Invitations.Revoked, overview.Invitations.NotInvited));
        Assert.Equal(
            [(StuckReason.Failed, 1), (StuckReason.WrittenToFolder, 1), (StuckReason.Expired, 1)],
            overview.Invitations.Stuck.Select(group => (group.Reason, group.Users)));
        Assert.Equal("mailbox does not exist", overview.Invitations.CommonFailure);
        var failed = Assert.Single(overview.FailedInvites);
        Assert.Equal(("Daiki Berg", InviteState.Failed, "mailbox does not exist"), (failed.UserName, failed.State, failed.Failure));
    }

    [Theory]
    [InlineData(InviteState.Queued, "Amara Ben Daiki Gus")]
    [InlineData(InviteState.Sent, "Amara Ben")]
    [InlineData(InviteState.Accepted, "Amara")]
    public async Task Users_FilteredByAStep_AreThoseTheStepCounts(InviteState step, string expected)
    {
        await InviteAsync("Amara", invite => invite.SentUtc = invite.AcceptedUtc = _test.Clock.UtcNow);
        await InviteAsync("Ben", invite => invite.SentUtc = _test.Clock.UtcNow);
        await InviteAsync("Daiki", invite => invite.FailedUtc = _test.Clock.UtcNow);
        await InviteAsync("Elif", invite => invite.RevokedUtc = _test.Clock.UtcNow);
        await InviteAsync("Gus", invite => invite.WrittenUtc = invite.QueuedUtc);

        var page = await _test.Db
            .Get<PhoneUserService>()
            .ListAsync(TestActors.Administrator, new ListQuery().WithFilter("invite-reached", step.ToString()));

        Assert.Equal(expected, string.Join(' ', page.Rows.Select(row => row.FirstName)));
        Assert.Equal((await GetAsync()).Invitations.Steps.Single(counted => counted.Step == step).Reached, page.Total);
    }

    [Fact]
    public async Task Users_FilteredByWrittenToFolder_AreThoseTheOverviewCounts()
    {
        await InviteAsync("Ben", invite => invite.SentUtc = invite.QueuedUtc);
        await InviteAsync("Gus", invite => invite.WrittenUtc = invite.QueuedUtc);

        var page = await _test.Db.Get<PhoneUserService>().ListAsync(
            TestActors.Administrator, new ListQuery().WithFilter("invitations", nameof(InviteState.WrittenToFolder)));

        Assert.Equal("Gus", Assert.Single(page.Rows).FirstName);
        Assert.Equal(1, (await GetAsync()).Invitations.In(StuckReason.WrittenToFolder));
    }

    [Fact]
    public async Task Get_LatestInvites_ComeNewestFirst()
    {
        await InviteAsync("Amara");
        _test.Clock.Advance(TimeSpan.FromMinutes(5));
        await InviteAsync("Ben");

        var latest = (await GetAsync()).LatestInvites;

        Assert.Equal(["Ben Berg", "Amara Berg"], latest.Select(invite => invite.UserName));
        Assert.All(latest, invite => Assert.Equal(InviteState.Queued, invite.State));
    }

    [Fact]
    public async Task Get_DisabledOrWithoutTrunk_IsNoDidNumberForAFirstCall()
    {
        await _test.Db.AddDidAsync("12025550101", enabled: false);
        await _test.Db.AddDidAsync("12025550102", onTrunk: false);

        Assert.False((await GetAsync()).FirstSteps.HasDidNumber);
    }

    [Fact]
    public async Task Get_AllStepsTaken_TheWayIsDone()
    {
        var did = await _test.Db.AddDidAsync("12025550101");
        await _test.Db.AddInternalNumberAsync("201");
        var ben = await _test.Db.AddUserAsync("Ben", "Ortega", "ben@example.com", new AppLineEdit { DidNumberIds = [did] });
        await _test.Invites.SendAsync(TestActors.Administrator, ben);

        var steps = (await GetAsync()).FirstSteps;

        Assert.Equal(new FirstSteps(HasCountry: false, HasDidNumber: true, HasInternalNumber: true, HasLine: true, HasInvite: true,
            HasUsers: true), steps);
        Assert.True(steps.Done);
    }

    private Task<DashboardOverview> GetAsync() => _test.Db.Get<OverviewService>().GetAsync(TestActors.Administrator);

    private async Task InviteAsync(string firstName, Action<Invite>? become = null)
    {
        var user = await _test.AddUserAsync(firstName, firstName.ToLowerInvariant() + "@example.com");
        await _test.Invites.SendAsync(TestActors.Administrator, user.Id);
        await using var db = await _test.Db.OpenAsync();
        await using var write = await db.BeginWriteAsync(Actor.System("Test"));
        become?.Invoke(await db.Invites.SingleAsync(invite => invite.UserId == user.Id));
        await write.SaveAsync(() => 0);
    }
}
