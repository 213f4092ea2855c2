using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core.Bulk;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Bulk;

public sealed class BulkInviteServiceTests : IAsyncLifetime
{
    private readonly TestClock _clock = new();
    private TestDb _test = null!;
    private long _ann, _ben, _cyd;

    private BulkInviteService Bulk => _test.Get<BulkInviteService>();

    private BulkRows All => BulkRows.Of(BulkTable.Users, [_ann, _ben, _cyd]);

    /// <summary>Ann was mailed, Ben was not, Cyd has no e-mail address.</summary>
    public async Task InitializeAsync()
    {
        _test = await TestDb.CreateAsync(
            services => services.AddSingleton<TimeProvider>(_clock).AddSingleton<IEmailSender>(new FakeEmailSender()));
        _ann = await _test.AddUserAsync("Ann", "Smith", "ann@example.com");
        _ben = await _test.AddUserAsync("Ben", "Ortega", "ben@example.com");
        _cyd = await _test.AddUserAsync("Cyd", "Novak");
        await _test.Get<InviteService>().SendAsync(TestActors.Support, _ann);
        await _test.Get<OutboxSender>().SendDueAsync();
    }

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task Apply_NeverMailed_InvitesThemAndNamesWhoHasNoEmail()
    {
        var preview = (await Bulk.PreviewAsync(TestActors.Support, All, BulkInvite.NeverMailed)).Value;
        var done = (await Bulk.ApplyAsync(TestActors.Support, preview.Rows, BulkInvite.NeverMailed)).Value;

        Assert.Equal((3, 1, 1), (preview.Total, preview.Changing, preview.Same));
        var refusal = Assert.Single(preview.Refusals);
        Assert.Equal(("No e-mail address.", "Cyd Novak"), (refusal.Reason, refusal.Words));
        Assert.Equal((1, 1, (long?)null), (done.Changed, done.Refused, done.UndoId));
        await using var db = await _test.OpenAsync();
        Assert.Equal(
            ["ben@example.com"],
            await db.Outbox.Where(mail => mail.State == OutboxState.Queued).Select(mail => mail.Recipient).ToListAsync());
        Assert.Equal(InviteState.Queued, await db.Users.Where(user => user.Id == _ben).Select(user => user.InviteStanding).SingleAsync());
        Assert.Equal(1, await db.Audit.CountAsync(entry => entry.Action == AuditAction.InviteSent && entry.ItemId == _ben));
    }

    [Fact]
    public async Task Apply_MailedLessThanAMinuteAgo_IsNamedAndLeftOut_LaterItGoes()
    {
        var soon = (await Bulk.PreviewAsync(TestActors.Support, All, BulkInvite.Mailed)).Value;
        _clock.Advance(InviteService.LeastBetween);

        var done = (await Bulk.ApplyAsync(TestActors.Support, All, BulkInvite.Mailed)).Value;

        Assert.Equal((0, 2), (soon.Changing, soon.Same));
        Assert.Equal(("Invited less than a minute ago.", "Ann Smith"), (Assert.Single(soon.Refusals).Reason, soon.Refusals[0].Words));
        Assert.Equal((1, 0), (done.Changed, done.Refused));
    }

    [Theory]
    [InlineData(BulkInvite.Revoke, "Revoked the invitations of 1 user", InviteState.Revoked)]
    [InlineData(BulkInvite.Reset, "Queued the invitations of 1 user", InviteState.Queued)]
    public async Task Apply_ResetOrRevoke_IsDoneForThoseWithALink(BulkInvite whom, string title, InviteState state)
    {
        _clock.Advance(InviteService.LeastBetween);
        await using var db = await _test.OpenAsync();
        var before = await db.Invites.AsNoTracking().SingleAsync();

        var preview = (await Bulk.PreviewAsync(TestActors.Operator, All, whom)).Value;
        var done = (await Bulk.ApplyAsync(TestActors.Operator, preview.Rows, whom)).Value;
        var again = (await Bulk.PreviewAsync(TestActors.Operator, All, BulkInvite.Revoke)).Value;

        Assert.Equal((1, 2, 0), (preview.Changing, preview.Same, preview.Refusals.Count));
        Assert.Equal((title, 1, 0), (done.Title, done.Changed, done.Refused));
        Assert.Equal(state, await db.Users.Where(user => user.Id == _ann).Select(user => user.InviteStanding).SingleAsync());
        var after = await db.Invites.AsNoTracking().SingleAsync();
        Assert.Equal(whom == BulkInvite.Reset, Convert.ToHexString(before.TokenHash) != Convert.ToHexString(after.TokenHash));
        Assert.Equal(1, await db.Audit.CountAsync(entry => entry.Action == AuditAction.InviteRevoked && entry.ItemId == _ann));
        Assert.Equal(whom == BulkInvite.Revoke ? 0 : 1, again.Changing);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Bulk.ApplyAsync(TestActors.Support, All, whom));
    }

    [Fact]
    public async Task Preview_MarkedAsSpam_IsLeftOutAndNamed()
    {
        _clock.Advance(InviteService.LeastBetween);
        await using (var db = await _test.OpenAsync())
        {
            await db.Invites.ExecuteUpdateAsync(update => update.SetProperty(invite => invite.SpamUtc, _clock.UtcNow));
        }

        var preview = (await Bulk.PreviewAsync(TestActors.Support, All, BulkInvite.Mailed)).Value;

        Assert.Equal(
            ("Marked the last invitation as spam: send it to this user alone.", "Ann Smith"),
            (Assert.Single(preview.Refusals).Reason, preview.Refusals[0].Words));
    }

    [Fact]
    public async Task Apply_MailInTheQueue_IsNotQueuedTwice()
    {
        await Bulk.ApplyAsync(TestActors.Support, All, BulkInvite.NeverMailed);
        _clock.Advance(InviteService.LeastBetween);

        var again = (await Bulk.ApplyAsync(TestActors.Support, All, BulkInvite.NeverMailed)).Value;

        Assert.Equal(0, again.Changed);
        await using var db = await _test.OpenAsync();
        Assert.Equal(1, await db.Outbox.CountAsync(mail => mail.UserId == _ben));
    }

    [Fact]
    public async Task Preview_TenWithinADay_IsNamed()
    {
        for (var sent = 1; sent < InviteService.MostPerDay; sent++)
        {
            _clock.Advance(InviteService.LeastBetween);
            await _test.Get<InviteService>().SendAsync(TestActors.Support, _ann);
            await _test.Get<OutboxSender>().SendDueAsync();
        }

        _clock.Advance(InviteService.LeastBetween);
        var preview = (await Bulk.PreviewAsync(TestActors.Support, All, BulkInvite.Mailed)).Value;

        Assert.Equal(
            ("Had 10 invitations within a day.", "Ann Smith"), (Assert.Single(preview.Refusals).Reason, preview.Refusals[0].Words));
    }
}
