using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Core.SignIn;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Email;

public sealed class OutboxSenderTests
{
    [Fact]
    public async Task SendDue_Accepted_IsSentOnceAndWiped()
    {
        await using var test = await MailTestDb.CreateAsync();
        await QueueAsync(test);

        Assert.Equal(1, await test.Sender.SendDueAsync());
        test.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await test.Sender.SendDueAsync());

        var mail = await test.OnlyMailAsync();
        Assert.Equal((OutboxState.Sent, TestClock.Start, "message-1"), (mail.State, mail.SentUtc, mail.MessageId));
        Assert.Null(mail.ProtectedPayload);
        Assert.Equal((mail.Id, "test"), (test.Mails.Sent[0].Reference, test.Mails.Sent[0].Category));
    }

    [Fact]
    public async Task SendDue_Refused_FailsWithTheReasonAndIsWiped()
    {
        await using var test = await MailTestDb.CreateAsync();
        await QueueAsync(test);
        test.Mails.AnswerWith(new EmailOutcome.Refused("Does not contain a valid address."));

        await test.Sender.SendDueAsync();

        var mail = await test.OnlyMailAsync();
        Assert.Equal((OutboxState.Failed, "Does not contain a valid address."), (mail.State, mail.FailureReason));
        Assert.Null(mail.ProtectedPayload);
    }

    /// <summary>Our own disk is in the way, for longer than a mail service may be.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SendDue_PreventedForDays_StaysQueuedWithoutAnAttempt_AndGoesAfterwards(bool isThrown)
    {
        await using var test = await MailTestDb.CreateAsync();
        await QueueAsync(test);
        test.Mails.Answer = _ => isThrown ? throw new SqliteException("database or disk is full", 13)
            : Task.FromResult<EmailOutcome>(new EmailOutcome.Prevented("The folder is full."));
        for (var tries = 0; tries < 40; tries++)
        {
            Assert.Equal(1, await test.Sender.SendDueAsync());
            Assert.Equal(0, await test.Sender.SendDueAsync()); // not again and again
            test.Clock.Advance(TimeSpan.FromHours(2));
        }

        var waiting = await test.OnlyMailAsync();
        Assert.Equal((OutboxState.Queued, 0, false), (waiting.State, waiting.Attempts, waiting.FailureReason is null));
        test.Mails.AnswerWith(new EmailOutcome.Accepted("message-1"));
        await test.Sender.SendDueAsync();
        Assert.Equal(OutboxState.Sent, (await test.OnlyMailAsync()).State);
    }

    /// <summary>On a real disk, where the machine lets us have one.</summary>
    [Fact]
    public async Task SendDue_PickupFolderFull_HealsByItself()
    {
        using var disk = TinyDisk.TryMount();
        if (disk is null)
        {
            return;
        }

        var options = Options.Create(new EmailOptions { PickupFolder = disk.Folder });
        await using var test = await MailTestDb.CreateAsync(usePickupFolder: true, services =>
            services.AddSingleton<IEmailSender>(new PickupFolderEmailSender(options, TimeProvider.System)));
        await QueueAsync(test);
        disk.Fill();
        for (var tries = 0; tries < 40; tries++)
        {
            await test.Sender.SendDueAsync();
            test.Clock.Advance(TimeSpan.FromHours(2));
        }

        Assert.Equal(OutboxState.Queued, (await test.OnlyMailAsync()).State);
        disk.MakeRoom();
        await test.Sender.SendDueAsync();
        Assert.Equal(OutboxState.Written, (await test.OnlyMailAsync()).State);
    }

    [Fact]
    public async Task SendDue_ServiceDownForADay_RetriesLessAndLessOftenThenFails()
    {
        await using var test = await MailTestDb.CreateAsync();
        await QueueAsync(test);
        test.Mails.AnswerWith(new EmailOutcome.RetryLater(null, "internal server error"));
        var waits = new List<TimeSpan>();
        await test.Sender.SendDueAsync();
        for (var mail = await test.OnlyMailAsync(); mail.State == OutboxState.Queued; mail = await test.OnlyMailAsync())
        {
            var wait = mail.NextAttemptUtc - test.Clock.UtcNow;
            waits.Add(wait);
            test.Clock.Advance(wait - TimeSpan.FromTicks(1));
            Assert.Equal(0, await test.Sender.SendDueAsync());
            test.Clock.Advance(TimeSpan.FromTicks(1));
            Assert.Equal(1, await test.Sender.SendDueAsync());
        }

        Assert.Equal(29, waits.Count);
        Assert.All(waits, (wait, index) => Assert.InRange(
            wait,
            TimeSpan.FromSeconds(Math.Min(30 * Math.Pow(2, index), 3600)),
            TimeSpan.FromSeconds(Math.Min(30 * Math.Pow(2, index), 3600) * 1.1)));
        Assert.InRange(test.Clock.UtcNow - TestClock.Start, TimeSpan.FromHours(22), TimeSpan.FromHours(26));
        Assert.Equal("internal server error", (await test.OnlyMailAsync()).FailureReason);
        Assert.Null((await test.OnlyMailAsync()).ProtectedPayload);
    }

    [Fact]
    public async Task SendDue_RetryAfter_NobodyPostsBefore()
    {
        await using var test = await MailTestDb.CreateAsync();
        await QueueAsync(test);
        test.Mails.AnswerWith(new EmailOutcome.RetryLater(TimeSpan.FromMinutes(10), "too many requests"));
        await test.Sender.SendDueAsync();
        test.Mails.AnswerWith(new EmailOutcome.Accepted("message-2"));
        await QueueAsync(test);

        test.Clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1));
        Assert.Equal(0, await test.Sender.SendDueAsync());

        test.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, await test.Sender.SendDueAsync());
    }

    [Fact]
    public async Task SendDue_RetryAfterOfAYear_IsNotBelieved()
    {
        await using var test = await MailTestDb.CreateAsync();
        await QueueAsync(test);
        test.Mails.AnswerWith(new EmailOutcome.RetryLater(TimeSpan.FromDays(365), "too many requests"));
        await test.Sender.SendDueAsync();

        var pause = test.Db.Get<SettingsService>().GetMailPause(TestActors.Support);
        test.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(new MailPause(TestClock.Start.AddHours(1), "too many requests"), pause);
        Assert.Equal(1, await test.Sender.SendDueAsync());
        Assert.Null((await test.OnlyMailAsync()).LeasedUntilUtc);
    }

    [Fact]
    public async Task SendDue_PauseIsOver_IsSaidNoMore()
    {
        await using var test = await MailTestDb.CreateAsync();
        await QueueAsync(test);
        test.Mails.AnswerWith(new EmailOutcome.RetryLater(TimeSpan.FromMinutes(10), "too many requests"));
        await test.Sender.SendDueAsync();
        test.Mails.AnswerWith(new EmailOutcome.Accepted("message-2"));
        test.Clock.Advance(TimeSpan.FromMinutes(10));
        await test.Sender.SendDueAsync();

        Assert.Null(test.Db.Get<SettingsService>().GetMailPause(TestActors.Support));
    }

    [Fact]
    public async Task SendDue_LinksToPasswords_GoBeforeInvites_AlsoAfterAPause()
    {
        await using var test = await MailTestDb.CreateAsync();
        _ = (await test.Db.Get<TeamAccessService>().SetUpAsync(TeamSession.Administrator())).Value;
        for (var number = 0; number < 9; number++)
        {
            var user = await test.AddUserAsync($"Ann{number}", $"ann{number}@example.com");
            await test.Invites.SendAsync(TestActors.Administrator, user.Id);
        }

        await test.Db.Get<TeamAccessService>().ForgotPasswordAsync(TeamSession.Email);
        test.Mails.AnswerWith(new EmailOutcome.RetryLater(TimeSpan.FromMinutes(10), "too many requests"));
        await test.Sender.SendDueAsync(); // the link is among those that are put off
        test.Mails.AnswerWith(new EmailOutcome.Accepted("message-2"));
        var tried = test.Mails.Sent.Count;
        test.Clock.Advance(TimeSpan.FromMinutes(10));
        await test.Sender.SendDueAsync();

        Assert.Contains(test.Mails.Sent.Take(tried), mail => mail.Category == "passwordreset");
        Assert.Contains(test.Mails.Sent.Skip(tried), mail => mail.Category == "passwordreset");
    }

    [Theory]
    [InlineData(typeof(NullReferenceException))]
    [InlineData(typeof(InvalidOperationException))]
    [InlineData(typeof(TaskCanceledException))]
    [InlineData(typeof(OutOfMemoryException))]
    public async Task SendDue_UnknownFault_CountsAsAnAttemptAndEndsFailed(Type fault)
    {
        await using var test = await MailTestDb.CreateAsync();
        await QueueAsync(test);
        test.Mails.Answer = _ => throw (Exception)Activator.CreateInstance(fault)!;
        await DrainForDaysAsync(test);

        var mail = await test.OnlyMailAsync();
        Assert.Equal((OutboxState.Failed, OutboxSchedule.MostAttempts), (mail.State, mail.Attempts));
        Assert.Equal($"The mail could not be handed over ({fault.Name}).", mail.FailureReason);
        Assert.Null(mail.ProtectedPayload);
    }

    // As when the answer itself takes all memory: no catch hears of it.
    [Fact]
    public async Task SendDue_ProcessDiesOfAMailEachTime_EndsFailed()
    {
        await using var test = await MailTestDb.CreateAsync();
        var user = await test.AddUserAsync();
        await test.Invites.SendAsync(TestActors.Administrator, user.Id);
        for (var death = 0; death < OutboxSchedule.MostAttempts; death++)
        {
            await using var process = OtherProcess(test);
            test.Mails.Answer = _ => new TaskCompletionSource<EmailOutcome>().Task;
            _ = process.GetRequiredService<OutboxSender>().SendDueAsync();
            Assert.True(SpinWait.SpinUntil(() => test.Mails.Sent.Count == death + 1, TimeSpan.FromSeconds(30)));
            test.Clock.Advance(OutboxSender.Lease);
        }

        Assert.Equal(0, await test.Sender.SendDueAsync());

        Assert.Equal((OutboxState.Failed, OutboxSchedule.MostAttempts), ((await test.OnlyMailAsync()).State, test.Mails.Sent.Count));
        Assert.Equal(InviteState.Failed, await test.StateAsync(user.Id));
    }

    [Fact]
    public async Task Stop_MailInFlight_EndsWithinTenSecondsAndTheMailIsTriedAgain()
    {
        await using var test = await MailTestDb.CreateAsync();
        var posted = new TaskCompletionSource();
        test.Mails.Answer = async _ =>
        {
            posted.SetResult();
            await Task.Delay(Timeout.Infinite);
            return new EmailOutcome.Accepted("too late");
        };
        await test.Sender.StartAsync(CancellationToken.None);
        await QueueAsync(test);
        await posted.Task.WaitAsync(TimeSpan.FromSeconds(30));

        var clock = Stopwatch.StartNew();
        await test.Sender.StopAsync(CancellationToken.None);

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        var mail = await test.OnlyMailAsync();
        Assert.Equal((OutboxState.Queued, null, 1), (mail.State, mail.LeasedUntilUtc, mail.Attempts));
        Assert.Equal("PhoneDashboard was stopped before the mail service answered.", mail.FailureReason);
    }

    [Fact]
    public async Task SendDue_TwoSendersAtOnce_NeverSendTheSameMail()
    {
        await using var test = await MailTestDb.CreateAsync();
        for (var mail = 0; mail < 20; mail++)
        {
            await QueueAsync(test);
        }

        // Nobody gets an answer before both have mails in flight.
        var bothPost = new TaskCompletionSource();
        test.Mails.Answer = async _ =>
        {
            if (test.Mails.Sent.Count >= 8)
            {
                bothPost.TrySetResult();
            }

            await bothPost.Task.WaitAsync(TimeSpan.FromSeconds(30));
            return new EmailOutcome.Accepted("message-1");
        };

        await using var other = OtherProcess(test);
        await Task.WhenAll(DrainAsync(test.Sender), DrainAsync(other.GetRequiredService<OutboxSender>()));

        Assert.Equal(20, test.Mails.Sent.Count);
        Assert.Equal(20, test.Mails.Sent.Select(mail => mail.Reference).Distinct().Count());
    }

    [Fact]
    public async Task SendDue_MailInFlightElsewhere_IsLeftAloneUntilItsLeaseEnds()
    {
        await using var test = await MailTestDb.CreateAsync();
        await QueueAsync(test);
        var answer = new TaskCompletionSource<EmailOutcome>();
        test.Mails.Answer = _ => answer.Task;
        var posting = test.Sender.SendDueAsync();
        await using var other = OtherProcess(test);

        test.Clock.Advance(OutboxSender.Lease - TimeSpan.FromTicks(1));
        // It would wait for the same answer.
        Assert.Equal(0, await other.GetRequiredService<OutboxSender>().SendDueAsync().WaitAsync(TimeSpan.FromSeconds(30)));

        answer.SetResult(new EmailOutcome.Accepted("message-1"));
        await posting;
        Assert.Equal(OutboxState.Sent, (await test.OnlyMailAsync()).State);
    }

    [Fact]
    public async Task SendDue_KilledBetweenPostAndStamp_SendsTheSameTokenAgain()
    {
        await using var test = await MailTestDb.CreateAsync();
        var user = await test.AddUserAsync();
        await test.Invites.SendAsync(TestActors.Administrator, user.Id);
        test.Mails.Answer = _ => new TaskCompletionSource<EmailOutcome>().Task;
        _ = test.Sender.SendDueAsync(); // killed: nobody hears the answer
        Assert.True(SpinWait.SpinUntil(() => test.Mails.Sent.Count == 1, TimeSpan.FromSeconds(30)));
        var first = test.LastLink();
        test.Mails.AnswerWith(new EmailOutcome.Accepted("message-2"));
        await using var restarted = OtherProcess(test);
        Assert.Equal(0, await restarted.GetRequiredService<OutboxSender>().SendDueAsync());

        test.Clock.Advance(OutboxSender.Lease);
        Assert.Equal(1, await restarted.GetRequiredService<OutboxSender>().SendDueAsync());

        Assert.Equal(2, test.Mails.Sent.Count);
        Assert.Equal(first, test.LastLink());
        Assert.Equal(InviteState.Sent, await test.StateAsync(user.Id));
    }

    [Fact]
    public async Task SendDue_LateAnswerAfterTheLeaseEnded_DoesNotUndoWhatTheOtherDid()
    {
        await using var test = await MailTestDb.CreateAsync();
        await QueueAsync(test);
        var late = new TaskCompletionSource<EmailOutcome>();
        test.Mails.Answer = _ => late.Task;
        var posting = test.Sender.SendDueAsync();
        test.Clock.Advance(OutboxSender.Lease);
        test.Mails.AnswerWith(new EmailOutcome.Accepted("message-2"));
        await using var other = OtherProcess(test);
        Assert.Equal(1, await other.GetRequiredService<OutboxSender>().SendDueAsync());

        late.SetResult(new EmailOutcome.Refused("too late"));
        await posting;

        Assert.Equal((OutboxState.Sent, "message-2"), ((await test.OnlyMailAsync()).State, (await test.OnlyMailAsync()).MessageId));
    }

    [Fact]
    public async Task SendDue_CancelledWhileInFlight_StaysCancelled()
    {
        await using var test = await MailTestDb.CreateAsync();
        var user = await test.AddUserAsync();
        await test.Invites.SendAsync(TestActors.Administrator, user.Id);
        var answer = new TaskCompletionSource<EmailOutcome>();
        test.Mails.Answer = _ => answer.Task;
        var posting = test.Sender.SendDueAsync();
        await test.Invites.RevokeAsync(TestActors.Administrator, user.Id);

        answer.SetResult(new EmailOutcome.RetryLater(null, "internal server error"));
        await posting;

        Assert.Equal(OutboxState.Cancelled, (await test.OnlyMailAsync()).State);
        Assert.Equal(InviteState.Revoked, await test.StateAsync(user.Id));
    }

    [Fact]
    public async Task SendDue_KeyRefused_HoldsAllAndProbesWithOneMail()
    {
        await using var test = await MailTestDb.CreateAsync();
        await QueueAsync(test);
        test.Mails.AnswerWith(new EmailOutcome.Unauthorized("authorization required"));
        await test.Sender.SendDueAsync();
        await QueueAsync(test);
        await QueueAsync(test);

        Assert.Equal(0, await test.Sender.SendDueAsync());
        var held = await StatusAsync(test);
        Assert.Equal((TestClock.Start, "authorization required", 3), (held.HeldUtc, held.HeldReason, held.Waiting));

        test.Clock.Advance(OutboxSender.ProbeEvery);
        Assert.Equal(1, await test.Sender.SendDueAsync());
        Assert.Equal(0, await test.Sender.SendDueAsync());
        Assert.Equal(TestClock.Start, (await StatusAsync(test)).HeldUtc);

        test.Mails.AnswerWith(new EmailOutcome.Accepted("message-1"));
        test.Clock.Advance(OutboxSender.ProbeEvery);
        Assert.Equal(1, await test.Sender.SendDueAsync());
        Assert.Null((await StatusAsync(test)).HeldUtc);
        Assert.Equal(2, await test.Sender.SendDueAsync());
        Assert.Equal(0, (await StatusAsync(test)).Waiting);
    }

    [Fact]
    public async Task ReleaseMailQueue_Held_GoesOnAtOnce()
    {
        await using var test = await MailTestDb.CreateAsync();
        await QueueAsync(test);
        test.Mails.AnswerWith(new EmailOutcome.Unauthorized("authorization required"));
        await test.Sender.SendDueAsync();
        test.Mails.AnswerWith(new EmailOutcome.Accepted("message-1"));

        Assert.True((await test.Db.Get<SettingsService>().ReleaseMailQueueAsync(TestActors.Administrator)).Succeeded);

        Assert.Null((await StatusAsync(test)).HeldReason);
        Assert.Equal(1, await test.Sender.SendDueAsync());
        Assert.Equal(1, (await test.OnlyMailAsync()).Attempts);
    }

    [Fact]
    public async Task SendDue_KeysOfTheQueueGone_SaysWhatToDo_AndGoesWhenTheyAreBack()
    {
        await using var test = await MailTestDb.CreateAsync();
        await QueueAsync(test);
        test.Mails.AnswerWith(new EmailOutcome.Unauthorized("authorization required"));
        await test.Sender.SendDueAsync();
        test.Mails.AnswerWith(new EmailOutcome.Accepted("message-1"));
        var (sealedWell, tried) = ((await test.OnlyMailAsync()).ProtectedPayload!, test.Mails.Sent.Count);
        await SealAsync(test, [1, 2, 3]);

        test.Clock.Advance(TimeSpan.FromHours(1));
        await test.Sender.SendDueAsync();

        var mail = await test.OnlyMailAsync();
        Assert.Equal(
            (OutboxState.Queued, "The keys that this mail was encrypted with are gone. Send it again."), (mail.State, mail.FailureReason));
        Assert.Equal(tried, test.Mails.Sent.Count);
        Assert.NotNull((await StatusAsync(test)).HeldReason); // the mail service was not asked

        await SealAsync(test, sealedWell);
        test.Clock.Advance(TimeSpan.FromHours(1));
        await test.Sender.SendDueAsync();

        Assert.Equal(OutboxState.Sent, (await test.OnlyMailAsync()).State);
        Assert.Null((await StatusAsync(test)).HeldReason);
    }

    private static async Task SealAsync(MailTestDb test, byte[] payload)
    {
        await using var db = await test.Db.OpenAsync();
        await using var write = await db.BeginWriteAsync(TestActors.Administrator);
        (await db.Outbox.SingleAsync()).ProtectedPayload = payload;
        await write.SaveAsync();
    }

    [Fact]
    public async Task SendDue_AnswerCannotBeWrittenDown_IsWrittenLaterAndTheMailNotSentAgain()
    {
        var trouble = new StorageTrouble();
        await using var test = await MailTestDb.CreateAsync(configure: trouble.AddTo);
        await QueueAsync(test);
        test.Mails.Answer = _ =>
        {
            trouble.Pragmas = StorageTrouble.ReadOnly; // between the lease and the stamp
            return Task.FromResult<EmailOutcome>(new EmailOutcome.Accepted("message-1"));
        };

        Assert.NotNull(StorageFault.Of(await Assert.ThrowsAnyAsync<Exception>(() => test.Sender.SendDueAsync())));
        test.Clock.Advance(OutboxSender.Lease);
        Assert.NotNull(StorageFault.Of(await Assert.ThrowsAnyAsync<Exception>(() => test.Sender.SendDueAsync())));
        trouble.Pragmas = StorageTrouble.None;
        Assert.Equal(0, await test.Sender.SendDueAsync());

        Assert.Single(test.Mails.Sent);
        Assert.Equal((OutboxState.Sent, "message-1"), ((await test.OnlyMailAsync()).State, (await test.OnlyMailAsync()).MessageId));
    }

    [Fact]
    public async Task Run_MailQueued_WakesAndSendsIt()
    {
        await using var test = await MailTestDb.CreateAsync();
        var sent = new TaskCompletionSource();
        test.Mails.Answer = _ =>
        {
            sent.SetResult();
            return Task.FromResult<EmailOutcome>(new EmailOutcome.Accepted("message-1"));
        };
        await test.Sender.StartAsync(CancellationToken.None);

        await QueueAsync(test);

        await sent.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await test.Sender.StopAsync(CancellationToken.None);
        Assert.Equal(OutboxState.Sent, (await test.OnlyMailAsync()).State);
    }

    private static async Task QueueAsync(MailTestDb test) =>
        Assert.Empty((await test.Db.Get<SettingsService>().SendTestMailAsync(TestActors.Administrator,
            new TestMail { Address = "ann@example.com" })).Problems);

    private static Task<MailStatus> StatusAsync(MailTestDb test) =>
        test.Db.Get<SettingsService>().GetMailStatusAsync(TestActors.Administrator);

    private static async Task DrainForDaysAsync(MailTestDb test)
    {
        for (var hour = 0; hour < 60; hour++)
        {
            await test.Sender.SendDueAsync();
            test.Clock.Advance(TimeSpan.FromHours(1.1));
        }
    }

    private static async Task DrainAsync(OutboxSender sender)
    {
        while (await sender.SendDueAsync() > 0)
        {
        }
    }

    /// <summary>A sender with a write gate of its own over the same database, as in a second process.</summary>
    private static ServiceProvider OtherProcess(MailTestDb test) => new ServiceCollection()
        .AddSingleton<WriteGate>()
        .AddSingleton<ChangeFeed>()
        .AddSingleton(test.Db.Get<SnapshotSecrets>())
        .AddSingleton<TimeProvider>(test.Clock)
        .AddSingleton<IEmailSender>(test.Mails)
        .AddDbContextFactory<DashboardDb>(options => options.UseSqlite($"Data Source={Path.Combine(test.Db.Folder, "dashboard.db")}"))
        .AddSingleton(provider => new OutboxSender(provider.GetRequiredService<IDbContextFactory<DashboardDb>>(), test.Db.Get<MailQueue>(),
            test.Mails, provider.GetRequiredService<ChangeFeed>(), test.Clock, NullLogger<OutboxSender>.Instance))
        .BuildServiceProvider();
}
