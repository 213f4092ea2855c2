using System.Diagnostics;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;
using Xunit.Abstractions;

namespace PhoneDashboard.Tests.Email;

/// <summary>What becomes of invites by the mail service's reports (docs/decisions/0024).</summary>
public sealed class MailWebhookTests(ITestOutputHelper output) : IAsyncLifetime, IDisposable
{
    private readonly SendGridReporter _sendGrid = new();
    private MailTestDb _test = null!;
    private long _user;
    private OutboxEmail _mail = null!;

    public async Task InitializeAsync()
    {
        _test = await MailTestDb.CreateAsync(configure: services => services.AddOptions<SendGridOptions>()
            .PostConfigure(options => options.WebhookPublicKey = _sendGrid.PublicKey));
        _user = (await _test.AddUserAsync()).Id;
        _mail = await SendAsync();
    }

    public async Task DisposeAsync()
    {
        await _test.DisposeAsync();
        Dispose();
    }

    public void Dispose() => _sendGrid.Dispose();

    [Theory]
    [InlineData("delivered", InviteState.Delivered, AuditAction.InviteDelivered)]
    [InlineData("open", InviteState.Opened, AuditAction.InviteOpened)]
    [InlineData("bounce", InviteState.Failed, AuditAction.InviteBounced)]
    [InlineData("dropped", InviteState.Failed, AuditAction.InviteDropped)]
    [InlineData("deferred", InviteState.Sent, AuditAction.InviteDelayed)]
    [InlineData("spamreport", InviteState.Sent, AuditAction.InviteMarkedAsSpam)]
    public async Task Report_OfEachKind_GivesTheStateAndAnEntryInHistory(string kind, InviteState state, AuditAction action)
    {
        Assert.Equal(MailWebhookAnswer.Taken, await TellAsync(Event(kind, 5, "Mailbox full")));

        Assert.Equal(state, await _test.StateAsync(_user));
        var invite = await InviteAsync();
        Assert.Equal(state == InviteState.Failed ? "Mailbox full" : null, invite.FailureReason);
        Assert.Equal(kind == "deferred" ? "Mailbox full" : null, invite.DelayReason);
        Assert.Equal(kind == "spamreport", invite.SpamUtc is not null);
        await using var db = await _test.Db.OpenAsync();
        var entry = await db.Audit.OrderBy(entry => entry.Id).LastAsync();
        Assert.Equal((action, "SendGrid", _user), (entry.Action, entry.ActorName, entry.ItemId));
        Assert.Contains("Mailbox full", entry.ChangesJson, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("processed")]
    [InlineData("click")]
    [InlineData("group_unsubscribe")]
    public async Task Report_OfAnotherKind_ChangesNothing(string kind)
    {
        var before = await TrailAsync();

        Assert.Equal(MailWebhookAnswer.Taken, await TellAsync(Event(kind, 5)));

        Assert.Equal(before, await TrailAsync());
        Assert.Equal(InviteState.Sent, await _test.StateAsync(_user));
    }

    [Fact]
    public async Task Opened_ByAMachine_IsNotOpened()
    {
        var opened = Event("open", 5);
        opened["sg_machine_open"] = true;

        await TellAsync(opened);

        Assert.Null((await InviteAsync()).OpenedUtc);
    }

    /// <summary>Each set of reports, in every order, in one batch or one by one, ends in the same facts.</summary>
    [Theory]
    [InlineData("deferred,delivered,open", "Opened")]
    [InlineData("deferred,delivered,spamreport", "Delivered spam")]
    [InlineData("deferred,bounce,dropped", "Failed: reason of bounce")]
    [InlineData("delivered,bounce,open", "Failed: reason of bounce")]
    public async Task Reports_InAnyOrder_EndInTheSameFacts(string kinds, string expected)
    {
        var events = kinds.Split(',').Select((kind, index) => Event(kind, index, $"reason of {kind}")).ToList();
        foreach (var order in Orders(events).Select(order => order.ToList()))
        {
            await AgainAsync();
            var renewed = order.ConvertAll(report => new Dictionary<string, object?>(report)
            {
                ["sg_event_id"] = Guid.NewGuid().ToString(),
                ["outbox_id"] = $"{_mail.Id}",
            });
            foreach (var report in renewed)
            {
                await TellAsync(report);
            }

            var oneByOne = await FactsAsync();
            Assert.Equal(expected, oneByOne);
            await AgainAsync();
            renewed.ForEach(report => (report["sg_event_id"], report["outbox_id"]) = (Guid.NewGuid().ToString(), $"{_mail.Id}"));
            await TellAsync([.. renewed]);
            Assert.Equal(oneByOne, await FactsAsync());
        }
    }

    [Theory]
    [InlineData("deferred", "Delayed", "Sent (delayed: Mailbox full)")]
    [InlineData("spamreport", "Spam", "Sent (marked as spam)")]
    public async Task Mark_AtTheUser_IsShownAndFound(string kind, string mark, string words)
    {
        var query = new ListQuery().WithFilter("invite-mark", mark);
        var users = _test.Db.Get<PhoneUserService>();
        Assert.Empty((await users.ListAsync(TestActors.Administrator, query)).Rows);

        await TellAsync(Event(kind, 5, "Mailbox full"));

        var row = Assert.Single((await users.ListAsync(TestActors.Administrator, query)).Rows);
        Assert.Equal(words, InviteWords.Of(row.Invitation, row.InvitationDelay, row.InvitationIsSpam));
        await AgainAsync();
        Assert.Empty((await users.ListAsync(TestActors.Administrator, query)).Rows);
    }

    [Fact]
    public async Task Report_Again_IsPassedOver()
    {
        var report = Event("delivered", 5);
        await TellAsync(report, report);
        var (before, invite) = (await TrailAsync(), await InviteAsync());
        _test.Clock.Advance(TimeSpan.FromHours(3));

        Assert.Equal(MailWebhookAnswer.Taken, await TellAsync(report));

        Assert.Equal(before, await TrailAsync());
        Assert.Equivalent(invite, await InviteAsync());
        await using var db = await _test.Db.OpenAsync();
        Assert.Equal(1, await db.MailEvents.CountAsync());
    }

    [Fact]
    public async Task Events_OlderThanEightDays_AreForgotten()
    {
        await TellAsync(Event("delivered", 5));
        _test.Clock.Advance(MailWebhook.KeptFor + TimeSpan.FromSeconds(1));

        await TellAsync(Event("open", 5));

        await using var db = await _test.Db.OpenAsync();
        Assert.Equal(_test.Clock.UtcNow, (await db.MailEvents.SingleAsync()).ReceivedUtc);
    }

    [Fact]
    public async Task Time_IsTheEventsOwnAndNeverAhead()
    {
        _test.Clock.Advance(TimeSpan.FromMinutes(10));
        await TellAsync(Event("delivered", 60));
        Assert.Equal(TestClock.Start.AddSeconds(60), (await InviteAsync()).DeliveredUtc);

        await TellAsync(Event("open", 86400 * 365));
        Assert.Equal(_test.Clock.UtcNow, (await InviteAsync()).OpenedUtc);
    }

    [Fact]
    public async Task Report_AboutAnEarlierMail_SaysNothingButSpam()
    {
        var earlier = _mail;
        await AgainAsync();
        var before = await TrailAsync();

        await TellAsync(_sendGrid.Event("bounce", earlier, _test.Clock.UtcNow), _sendGrid.Event("open", earlier, _test.Clock.UtcNow));
        Assert.Equal((before, InviteState.Sent), (await TrailAsync(), await _test.StateAsync(_user)));

        await TellAsync(_sendGrid.Event("spamreport", earlier, _test.Clock.UtcNow));
        Assert.NotNull((await InviteAsync()).SpamUtc);
    }

    [Fact]
    public async Task Report_AboutAnotherInstallationsMail_SaysNothing()
    {
        var report = Event("bounce", 5);
        report["email"] = "somebody.else@example.com";
        var before = await TrailAsync();

        await TellAsync(report);

        Assert.Equal((before, InviteState.Sent), (await TrailAsync(), await _test.StateAsync(_user)));
    }

    [Fact]
    public async Task Report_AfterTheTokenWasRotatedOrTheUserDeleted_SaysNothing()
    {
        _test.Clock.Advance(InviteService.LeastBetween);
        Assert.True((await _test.Invites.ResetAsync(TestActors.Administrator, _user)).Succeeded);
        await TellAsync(Event("delivered", 5));
        Assert.Equal(InviteState.Queued, await _test.StateAsync(_user));

        Assert.True((await _test.Invites.RevokeAsync(TestActors.Administrator, _user)).Succeeded);
        await TellAsync(Event("open", 6));
        Assert.Equal(InviteState.Revoked, await _test.StateAsync(_user));

        _ = (await _test.Db.Get<PhoneUserDeletion>().DeleteAsync(TestActors.Administrator, _user)).Value;
        Assert.Equal(MailWebhookAnswer.Taken, await TellAsync(Event("bounce", 7)));
    }

    [Fact]
    public async Task Report_AboutAMailWhoseAnswerNeverCame_ProvesItWasSent()
    {
        _test.Clock.Advance(TimeSpan.FromHours(1));
        await _test.Invites.SendAsync(TestActors.Administrator, _user);
        await using var db = await _test.Db.OpenAsync();
        var mail = await db.Outbox.AsNoTracking().OrderBy(mail => mail.Id).LastAsync();
        await TellAsync(_sendGrid.Event("delivered", mail, _test.Clock.UtcNow));
        Assert.Equal(InviteState.Queued, await _test.StateAsync(_user)); // never tried: it cannot be this one

        await db.Outbox.Where(queued => queued.Id == mail.Id).ExecuteUpdateAsync(update => update.SetProperty(queued => queued.Attempts, 1)
            .SetProperty(queued => queued.LeasedUntilUtc, _test.Clock.UtcNow.AddMinutes(-1)));
        var sent = _test.Mails.Sent.Count;
        await TellAsync(_sendGrid.Event("delivered", mail, _test.Clock.UtcNow));

        Assert.Equal(InviteState.Delivered, await _test.StateAsync(_user));
        await _test.Sender.SendDueAsync();
        Assert.Equal(sent, _test.Mails.Sent.Count);
    }

    [Fact]
    public async Task Resend_AfterReports_BeginsAnew()
    {
        await TellAsync(Event("deferred", 1, "busy"), Event("spamreport", 2));

        await AgainAsync();

        var invite = await InviteAsync();
        Assert.Equal((null, null, null), (invite.DelayReason, invite.SpamUtc, invite.DeliveredUtc));
    }

    [Theory]
    [InlineData("", MailWebhookAnswer.Unreadable)]
    [InlineData("[{", MailWebhookAnswer.Unreadable)]
    [InlineData("{\"event\":\"bounce\"}", MailWebhookAnswer.Unreadable)]
    [InlineData("[]", MailWebhookAnswer.Taken)]
    [InlineData("[null, 1, [], {}, {\"event\":1}]", MailWebhookAnswer.Taken)]
    [InlineData("[{\"event\":\"bounce\",\"outbox_id\":1,\"sg_event_id\":{}}]", MailWebhookAnswer.Taken)]
    [InlineData("[{\"event\":\"bounce\",\"outbox_id\":\"\\ud800\"}]", MailWebhookAnswer.Taken)]
    [InlineData("[{\"event\":\"bounce\",\"outbox_id\":\"99999999999999999999\"}]", MailWebhookAnswer.Taken)]
    public async Task Body_Odd_DoesNoHarm(string body, MailWebhookAnswer expected)
    {
        var before = await TrailAsync();

        Assert.Equal(expected, await _sendGrid.TellAsync(_test, Encoding.UTF8.GetBytes(body)));

        Assert.Equal(before, await TrailAsync());
    }

    [Fact]
    public async Task Report_BesideOddOnes_Counts()
    {
        var body = Encoding.UTF8.GetBytes("[{\"event\":\"open\",\"outbox_id\":\"\\ud800\"},null,"
            + Encoding.UTF8.GetString(SendGridReporter.Batch(Event("bounce", 5, "550 \u0000No\u202e such user")))[1..]);

        Assert.Equal(MailWebhookAnswer.Taken, await _sendGrid.TellAsync(_test, body));

        Assert.Equal("550 No such user", (await InviteAsync()).FailureReason);
    }

    /// <summary>Whoever shares the account with us makes us look them up, and nothing more.</summary>
    [Fact]
    public async Task Reports_AboutOthersMails_CostNoTurnToWrite()
    {
        var before = await TrailAsync();
        var others = Enumerable.Range(1, 3000).Select(number => new Dictionary<string, object?>(Event("delivered", 5))
        {
            ["outbox_id"] = $"{1_000_000 + number}",
            ["sg_event_id"] = $"other-{number}",
        }).ToArray();
        await using var db = await _test.Db.OpenAsync();
        await using var write = await db.BeginWriteAsync(TestActors.Administrator); // nobody else can
        var watch = Stopwatch.StartNew();

        for (var batch = 0; batch < 10; batch++)
        {
            Assert.Equal(MailWebhookAnswer.Taken, await TellAsync(others));
        }

        output.WriteLine($"30,000 reports about other mails: {watch.ElapsedMilliseconds} ms");
        Assert.Equal(before, await TrailAsync());
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20));
    }

    private static IEnumerable<IEnumerable<Dictionary<string, object?>>> Orders(List<Dictionary<string, object?>> items) =>
        items.Count == 0 ? [[]] : items.SelectMany((first, index) => Orders([.. items.Take(index), .. items.Skip(index + 1)])
            .Select(rest => rest.Prepend(first)));

    private Dictionary<string, object?> Event(string kind, int seconds, string? reason = null) =>
        _sendGrid.Event(kind, _mail, TestClock.Start.AddSeconds(seconds), reason);

    private Task<MailWebhookAnswer> TellAsync(params Dictionary<string, object?>[] events) => _sendGrid.TellAsync(_test, events);

    private async Task<OutboxEmail> SendAsync()
    {
        Assert.Empty((await _test.Invites.SendAsync(TestActors.Administrator, _user)).Problems);
        await _test.Sender.SendDueAsync();
        await using var db = await _test.Db.OpenAsync();
        return await db.Outbox.AsNoTracking().OrderBy(mail => mail.Id).LastAsync();
    }

    // After a time in which no limit of invites holds it back.
    private async Task AgainAsync()
    {
        _test.Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromMinutes(1));
        _mail = await SendAsync();
    }

    private Task<Invite> InviteAsync() => _test.InviteAsync(_user);

    private async Task<int> TrailAsync()
    {
        await using var db = await _test.Db.OpenAsync();
        return await db.Audit.CountAsync();
    }

    private async Task<string> FactsAsync()
    {
        var (state, invite) = (await _test.StateAsync(_user), await InviteAsync());
        return $"{state}{(invite.FailureReason is { } reason ? $": {reason}" : "")}"
            + $"{(invite.DelayReason is { } delay ? $" delayed {delay}" : "")}{(invite.SpamUtc is null ? "" : " spam")}";
    }
}
