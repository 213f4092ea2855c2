using PhoneDashboard.Core;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Email;

/// <summary>Somebody sets the server's clock back by a day: nothing is sent twice, and nothing waits for a day.</summary>
public sealed class ClockSetBackTests
{
    private static readonly DateTime Yesterday = TestClock.Start.AddDays(-1);

    [Fact]
    public async Task SendDue_MailQueuedBefore_GoesAtOnceAndOnlyOnce()
    {
        await using var test = await MailTestDb.CreateAsync();
        var user = await test.AddUserAsync();
        await test.Invites.SendAsync(TestActors.Administrator, user.Id);
        test.Clock.Set(Yesterday);

        Assert.Equal(1, await test.Sender.SendDueAsync());
        Assert.Equal(InviteState.Sent, await test.StateAsync(user.Id));

        test.Clock.Set(TestClock.Start.AddDays(1)); // and right again
        Assert.Equal(0, await test.Sender.SendDueAsync());
        Assert.Single(test.Mails.Sent);
    }

    [Fact]
    public async Task SendDue_MailWaitsForItsNextAttempt_IsTriedWithoutADaysWait()
    {
        await using var test = await MailTestDb.CreateAsync();
        await test.Invites.SendAsync(TestActors.Administrator, (await test.AddUserAsync()).Id);
        test.Mails.AnswerWith(new EmailOutcome.RetryLater(null, "internal server error"));
        await test.Sender.SendDueAsync();
        test.Clock.Set(Yesterday);

        test.Mails.AnswerWith(new EmailOutcome.Accepted("message-2"));
        Assert.Equal(1, await test.Sender.SendDueAsync());
    }

    [Fact]
    public async Task SendDue_ServiceAskedForAPause_KeepsItAndNoLonger()
    {
        await using var test = await MailTestDb.CreateAsync();
        await test.Invites.SendAsync(TestActors.Administrator, (await test.AddUserAsync()).Id);
        test.Mails.AnswerWith(new EmailOutcome.RetryLater(TimeSpan.FromMinutes(10), "too many requests"));
        await test.Sender.SendDueAsync();
        test.Clock.Set(Yesterday);
        test.Mails.AnswerWith(new EmailOutcome.Accepted("message-2"));

        Assert.Equal(0, await test.Sender.SendDueAsync());
        test.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(1, await test.Sender.SendDueAsync());
    }

    [Fact]
    public async Task SendDue_LeaseOfAProcessThatDied_EndsAfterTwoMinutesAndNotBefore()
    {
        await using var test = await MailTestDb.CreateAsync();
        var user = await test.AddUserAsync();
        await test.Invites.SendAsync(TestActors.Administrator, user.Id);
        test.Mails.Answer = _ => new TaskCompletionSource<EmailOutcome>().Task;
        _ = test.Sender.SendDueAsync(); // killed: nobody hears the answer
        Assert.True(SpinWait.SpinUntil(() => test.Mails.Sent.Count == 1, TimeSpan.FromSeconds(30)));
        test.Mails.AnswerWith(new EmailOutcome.Accepted("message-2"));
        test.Clock.Set(Yesterday);

        Assert.Equal(0, await test.Sender.SendDueAsync()); // it may be in flight, elsewhere
        test.Clock.Advance(OutboxSender.Lease - TimeSpan.FromTicks(1));
        Assert.Equal(0, await test.Sender.SendDueAsync());
        test.Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(1, await test.Sender.SendDueAsync());
        Assert.Equal(InviteState.Sent, await test.StateAsync(user.Id));
    }

    [Fact]
    public async Task Send_InvitedBefore_IsNotThrottledForADay()
    {
        await using var test = await MailTestDb.CreateAsync();
        var user = await test.AddUserAsync();
        await test.Invites.SendAsync(TestActors.Administrator, user.Id);
        await test.Sender.SendDueAsync();
        var link = test.LastLink();
        test.Clock.Set(Yesterday);

        Assert.Empty((await test.Invites.SendAsync(TestActors.Administrator, user.Id)).Problems);
        Assert.NotEmpty((await test.Invites.SendAsync(TestActors.Administrator, user.Id)).Problems); // once a minute, by the new time
        await test.Sender.SendDueAsync();

        Assert.Equal((2, link), (test.Mails.Sent.Count, test.LastLink()));
        Assert.Equal(InviteState.Sent, await test.StateAsync(user.Id));
    }

    [Fact]
    public async Task Save_SomebodySavedBefore_IsToldInTheOrderOfTheSaves()
    {
        await using var test = await MailTestDb.CreateAsync();
        var user = await test.AddUserAsync();
        var users = test.Db.Get<PhoneUserService>();
        var mine = (await users.GetAsync(TestActors.Administrator, user.Id))!;
        await SaveAsync(users, user.Id, edit => edit.Department = "Sales");
        test.Clock.Set(Yesterday);
        await SaveAsync(users, user.Id, edit => edit.JobTitle = "Manager");

        var problem = Assert.Single((await users.SaveAsync(TestActors.Administrator, mine)).Problems);

        Assert.Equal(ProblemKind.Changed, problem.Kind);
        Assert.Matches("changed Department at 2026-03-02.* changed Job Title at 2026-03-01", problem.Detail!);
    }

    private static async Task SaveAsync(PhoneUserService users, long id, Action<PhoneUserEdit> change)
    {
        var edit = (await users.GetAsync(TestActors.Administrator, id))!;
        change(edit);
        Assert.Empty((await users.SaveAsync(TestActors.Administrator, edit)).Problems);
    }
}
