using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.Download;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Overview;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Email;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Overview;

/// <summary>Who is stuck between the invite and a phone, and that each figure is what its link shows.</summary>
public sealed class StuckTests : IAsyncLifetime
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(25), Month = TimeSpan.FromDays(31);

    private MailTestDb _test = null!;

    public async Task InitializeAsync() => _test = await MailTestDb.CreateAsync(configure: services => services
        .Configure<SendGridOptions>(options => options.WebhookPublicKey = SendGridExample.PublicKey));

    public async Task DisposeAsync() => await _test.DisposeAsync();

    /// <summary>One is stuck for the reason, and one only nearly: the figure, the table and the file have the first alone.</summary>
    [Theory]
    [InlineData(StuckReason.Failed)]
    [InlineData(StuckReason.WrittenToFolder)]
    [InlineData(StuckReason.Spam)]
    [InlineData(StuckReason.Delayed)]
    [InlineData(StuckReason.NotDelivered)]
    [InlineData(StuckReason.NotUsed)]
    [InlineData(StuckReason.Expired)]
    [InlineData(StuckReason.NoPhoneOnline)]
    [InlineData(StuckReason.NoEmail)]
    public async Task Get_StuckAndNearlyStuck_CountsAndLinksTheFirstOnly(StuckReason reason)
    {
        await TurnPhonesOnAsync();
        await AddAsync("Stuck", reason, isStuck: true);
        await AddAsync("Nearly", reason, isStuck: false);

        var group = (await GetAsync()).Stuck.Single(group => group.Reason == reason);

        Assert.Equal(1, group.Users);
        Assert.Equal(["Stuck"], (await ListAsync(group.View)).Rows.Select(row => row.FirstName));
        Assert.Equal(1, await _test.Db.Get<DownloadService>().CountAsync(TestActors.Manager, "users", group.View));
    }

    [Fact]
    public async Task Get_EveryFigure_IsTheCountOfTheTableItLinksTo()
    {
        await TurnPhonesOnAsync();
        foreach (var reason in Enum.GetValues<StuckReason>())
        {
            await AddAsync("Stuck" + reason, reason, isStuck: true);
            await AddAsync("Nearly" + reason, reason, isStuck: false);
        }

        await InviteAsync("Revoked", invite => invite.RevokedUtc = Now);
        var figures = await GetAsync();

        Assert.Equal(Enum.GetValues<StuckReason>(), figures.Stuck.Select(group => group.Reason));
        foreach (var (count, view) in figures.Stuck.Select(group => (group.Users, group.View))
            .Concat(figures.Steps.Select(step => (step.Reached, View("invite-reached", step.Step))))
            .Concat(figures.Steps.Select(step => (step.Here, View("invitations", step.Step))))
            .Append((figures.NotInvited, View("invitations", InviteState.NotInvited)))
            .Append((figures.Revoked, View("invitations", InviteState.Revoked)))
            .Append((figures.Users, new ListQuery())))
        {
            Assert.Equal((view.ToQueryString(), count), (view.ToQueryString(), (await ListAsync(view)).Total));
        }
    }

    [Theory]
    [InlineData(false, StuckReason.NotDelivered)]
    [InlineData(true, StuckReason.NoPhoneOnline)]
    public async Task Get_WhatNobodyCanKnowOrHelp_IsNoGroup(bool areReported, StuckReason reason)
    {
        await using var test = areReported ? null : await MailTestDb.CreateAsync();
        (_test, var kept) = (test ?? _test, _test);
        await AddAsync("Stuck", reason, isStuck: true);

        var figures = await GetAsync();

        Assert.Empty(figures.Stuck);
        Assert.Equal((areReported, false), (figures.AreReported, figures.ArePhonesOn));
        _test = kept;
    }

    [Fact]
    public async Task Get_SeveralFailures_NamesTheReasonOfMost()
    {
        foreach (var (name, why) in new[] { ("Ann", "blocked"), ("Ben", "mailbox full"), ("Cyd", "mailbox full") })
        {
            await InviteAsync(name, invite => (invite.FailedUtc, invite.FailureReason) = (Now, why));
        }

        Assert.Equal("mailbox full", (await GetAsync()).CommonFailure);
    }

    private DateTime Now => _test.Clock.UtcNow;

    private static ListQuery View(string filter, InviteState state) => new ListQuery().WithFilter(filter, state.ToString());

    private async Task<InviteFigures> GetAsync() => (await _test.Db.Get<OverviewService>().GetAsync(TestActors.Manager)).Invitations;

    private Task<ListPage<PhoneUserRow>> ListAsync(ListQuery view) =>
        _test.Db.Get<PhoneUserService>().ListAsync(TestActors.Manager, view);

    private async Task AddAsync(string name, StuckReason reason, bool isStuck)
    {
        var since = isStuck ? Now - Long : Now;
        switch (reason)
        {
            case StuckReason.NoEmail:
                await _test.AddUserAsync(name, isStuck ? null : $"{name}@example.com");
                break;
            case StuckReason.NoPhoneOnline:
                var user = await InviteAsync(name, invite => invite.AcceptedUtc = Now - Month);
                await AddDeviceAsync(user, isStuck ? Now - Month : Now, signedOut: null);
                await AddDeviceAsync(user, Now - Month, signedOut: Now);
                break;
            default:
                await InviteAsync(name, invite =>
                {
                    invite.SentUtc = Now;
                    switch (reason)
                    {
                        case StuckReason.Failed:
                            (invite.FailedUtc, invite.FailureReason) = (isStuck ? Now : null, isStuck ? "mailbox does not exist" : null);
                            break;
                        case StuckReason.WrittenToFolder:
                            (invite.SentUtc, invite.WrittenUtc) = (isStuck ? null : Now, isStuck ? Now : null);
                            break;
                        case StuckReason.Spam:
                            invite.SpamUtc = isStuck ? Now : null;
                            break;
                        case StuckReason.Delayed:
                            (invite.DelayReason, invite.AcceptedUtc) = ("mailbox full", isStuck ? null : Now);
                            break;
                        case StuckReason.NotDelivered:
                            (invite.QueuedUtc, invite.SentUtc) = (since, since);
                            break;
                        case StuckReason.NotUsed:
                            invite.OpenedUtc = since;
                            break;
                        case StuckReason.Expired:
                            invite.ExpiresUtc = isStuck ? Now : Now.AddMinutes(1);
                            break;
                    }
                });
                break;
        }
    }

    private async Task<long> InviteAsync(string name, Action<Invite> become)
    {
        var user = await _test.AddUserAsync(name, $"{name}@example.com");
        await _test.Invites.SendAsync(TestActors.Administrator, user.Id);
        await WriteAsync(async db => become(await db.Invites.SingleAsync(invite => invite.UserId == user.Id)));
        return user.Id;
    }

    private Task AddDeviceAsync(long user, DateTime lastSeen, DateTime? signedOut) => WriteAsync(db =>
    {
        db.Add(new AppDevice
        {
            UserId = user,
            Name = "Phone",
            Os = "Android 16",
            AppVersion = "4.2.0",
            LastSeenUtc = lastSeen,
            SignedOutUtc = signedOut,
        });
        return Task.CompletedTask;
    });

    private Task TurnPhonesOnAsync() =>
        WriteAsync(async db => (await db.AccountSettings.SingleAsync()).SipDomain = "sip.example.com");

    private async Task WriteAsync(Func<Core.Data.DashboardDb, Task> change)
    {
        await using var db = await _test.Db.OpenAsync();
        await using var write = await db.BeginWriteAsync(Actor.System("Test"));
        await change(db);
        Assert.Empty((await write.SaveAsync()).Problems);
    }
}
