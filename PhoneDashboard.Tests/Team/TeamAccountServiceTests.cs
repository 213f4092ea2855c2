using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.SignIn;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Team;

public sealed class TeamAccountServiceTests : IAsyncLifetime
{
    private TestDb _test = null!;
    private long _admin;

    private TeamAccountService Team => _test.Get<TeamAccountService>();

    private TeamAccessService Access => _test.Get<TeamAccessService>();

    public async Task InitializeAsync()
    {
        _test = await TestDb.CreateAsync();
        _admin = (await Access.SetUpAsync(TeamSession.Administrator())).Value.AccountId;
    }

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task SetUp_Twice_IsRefusedAndMakesNoSecondAccount()
    {
        var again = await Access.SetUpAsync(
            new FirstAdministrator { Name = "Eve", Email = "eve@example.com", Password = TeamSession.Password });

        Assert.Equal(ProblemKind.Changed, Assert.Single(again.Problems).Kind);
        await using var db = await _test.OpenAsync();
        Assert.Equal(1, await db.TeamAccounts.CountAsync());
    }

    [Fact]
    public async Task SetUp_ManyAtOnce_OneWins()
    {
        await using var empty = await TestDb.CreateAsync();
        var access = empty.Get<TeamAccessService>();

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(at =>
            access.SetUpAsync(new FirstAdministrator { Name = "Eve", Email = $"eve{at}@example.com", Password = TeamSession.Password })));

        Assert.Single(results, result => result.Succeeded);
        await using var db = await empty.OpenAsync();
        Assert.Equal(1, await db.TeamAccounts.CountAsync());
    }

    [Fact]
    public async Task SetUp_BadInput_SaysSoAtTheFields()
    {
        await using var empty = await TestDb.CreateAsync();

        var result = await empty.Get<TeamAccessService>().SetUpAsync(
            new FirstAdministrator { Name = " ", Email = "nobody", Password = "short" });

        Assert.Equal(["Email", "Name", "Password"], result.Problems.Select(problem => problem.Field).Order(StringComparer.Ordinal));
        Assert.False(await empty.Get<TeamAccessService>().IsSetUpAsync());
    }

    [Fact]
    public async Task LastAdministrator_CannotBeDemotedDisabledOrDeleted()
    {
        await InviteAsync("Bea", Role.Administrator); // has not accepted, so cannot sign in
        await JoinAsync("Otto", Role.Operator);

        Assert.Equal(
            ProblemKind.InUse, (await Team.ChangeRoleAsync(TestActors.Administrator, _admin, Role.Operator)).Problems.Single().Kind);
        Assert.Equal(
            ProblemKind.InUse, (await Team.SetDisabledAsync(TestActors.Administrator, _admin, isDisabled: true)).Problems.Single().Kind);
        Assert.Equal(ProblemKind.InUse, (await Team.DeleteAsync(TestActors.Administrator, _admin)).Problems.Single().Kind);
    }

    [Fact]
    public async Task TwoAdministrators_DemotingOneAnotherAtOnce_LeaveOne()
    {
        var other = await JoinAsync("Bea", Role.Administrator);

        var results = await Task.WhenAll(
            Team.ChangeRoleAsync(TestActors.Administrator, _admin, Role.Manager),
            Team.ChangeRoleAsync(TestActors.Administrator, other, Role.Manager));

        Assert.Single(results, result => result.Succeeded);
    }

    [Fact]
    public async Task Invite_AddressInUse_NamesItsOwner()
    {
        var result = await Team.InviteAsync(TestActors.Administrator, new NewTeamAccount { Name = "Eve", Email = "ADMIN@example.com" });

        var problem = Assert.Single(result.Problems);
        Assert.Equal((ProblemKind.Taken, "Email"), (problem.Kind, problem.Field));
        Assert.Contains("Ada Admin", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invitation_Accepted_WorksOnce()
    {
        var token = await TokenAsync(await InviteAsync("Bea", Role.Support));

        Assert.True((await Access.SetPasswordAsync(token, TeamSession.Password)).Succeeded);
        Assert.Equal(ProblemKind.NotFound, (await Access.SetPasswordAsync(token, TeamSession.Password)).Problems.Single().Kind);
        Assert.Equal(ProblemKind.NotFound, (await Access.SetPasswordAsync("nonsense", TeamSession.Password)).Problems.Single().Kind);
    }

    [Fact]
    public async Task Invitation_OfADisabledAccount_DoesNotWork()
    {
        var id = await InviteAsync("Bea", Role.Support);
        var token = await TokenAsync(id);

        _ = (await Team.SetDisabledAsync(TestActors.Administrator, id, isDisabled: true)).Value;

        Assert.False((await Access.SetPasswordAsync(token, TeamSession.Password)).Succeeded);
        Assert.False((await Team.ResendInvitationAsync(TestActors.Administrator, id)).Succeeded);
    }

    [Fact]
    public async Task Sessions_EndWhenTheRoleOrThePasswordChangesOrAnAdministratorSaysSo()
    {
        var id = await JoinAsync("Otto", Role.Operator);
        var sessions = _test.Get<TeamSessions>();
        foreach (var change in new Func<Task>[]
        {
            () => Team.ChangeRoleAsync(TestActors.Administrator, id, Role.Manager),
            () => Team.EndSessionsAsync(TestActors.Administrator, id),
            async () => await Access.SetPasswordAsync(await TokenAsync(id), "another long password"),
            () => Team.SetDisabledAsync(TestActors.Administrator, id, isDisabled: true),
            () => Team.DeleteAsync(TestActors.Administrator, id),
        })
        {
            var stamp = (await AccountAsync(id))!.SecurityStamp;
            Assert.Equal((await AccountAsync(id))!.IsDisabled, !await sessions.MayBeInAsync(new SignInStep(id, stamp!)));

            await change();

            Assert.False(await sessions.MayBeInAsync(new SignInStep(id, stamp!)));
        }
    }

    [Fact]
    public async Task ForgottenPassword_IsMailedOnceAMinute_AndSilentlyNotForStrangers()
    {
        await Access.ForgotPasswordAsync("stranger@example.com");
        await Access.ForgotPasswordAsync(TeamSession.Email);
        await Access.ForgotPasswordAsync(TeamSession.Email);

        await using var db = await _test.OpenAsync();
        Assert.Equal(
            [TeamSession.Email],
            await db.Outbox.Where(mail => mail.Kind == OutboxKind.PasswordReset).Select(mail => mail.Recipient).ToListAsync());
    }

    // A mail from the time before the clock was set back.
    [Fact]
    public async Task ForgottenPassword_AfterTheClockWasAYearAhead_IsMailedAllTheSame()
    {
        await Access.ForgotPasswordAsync(TeamSession.Email);
        await using var db = await _test.OpenAsync();
        await db.Outbox.ExecuteUpdateAsync(mail => mail.SetProperty(m => m.CreatedUtc, DateTime.UtcNow.AddYears(1)));

        await Access.ForgotPasswordAsync(TeamSession.Email);

        Assert.Equal(2, await db.Outbox.CountAsync(mail => mail.Kind == OutboxKind.PasswordReset));
    }

    // Nothing is looked up before the answer: its time cannot tell who is known.
    [Fact]
    public async Task ForgottenPassword_Asked_IsSeenToBehindTheAnswersBack_AndTheRestGoesOn()
    {
        var forgotten = _test.Get<ForgottenPasswords>();
        foreach (var asked in new[] { null, "", new string('x', 1_000_000), "stranger@example.com", "\uD800", TeamSession.Email })
        {
            Assert.Null(await forgotten.AskAsync(asked));
        }

        await using var db = await _test.OpenAsync();
        Assert.False(await db.Outbox.AnyAsync());
        await forgotten.StartAsync(CancellationToken.None);
        for (var wait = 0; wait < 100 && !await db.Outbox.AnyAsync(); wait++)
        {
            await Task.Delay(50);
        }

        await forgotten.StopAsync(CancellationToken.None);
        Assert.Equal([TeamSession.Email], await db.Outbox.Select(mail => mail.Recipient).ToListAsync());
    }

    [Fact]
    public async Task SignInLink_WorksOnce_ForAdministratorsOnly_AndIsInTheAuditTrail()
    {
        var operators = await JoinAsync("Otto", Role.Operator);
        var before = new SignInStep(_admin, (await AccountAsync(_admin))!.SecurityStamp!);
        var link = (await Access.MakeSignInLinkAsync(TeamSession.Email)).Value;
        var token = link.Split("/sign-in/once#")[1];

        var first = await Access.UseSignInLinkAsync(token);
        var second = await Access.UseSignInLinkAsync(token);

        Assert.Equal(_admin, first.Value.AccountId);
        Assert.True(await _test.Get<TeamSessions>().MayBeInAsync(first.Value));
        Assert.False(await _test.Get<TeamSessions>().MayBeInAsync(before));
        Assert.False(second.Succeeded);
        Assert.False((await Access.UseSignInLinkAsync(await TokenAsync(_admin))).Succeeded); // a link to a password is none
        Assert.False((await Access.SetPasswordAsync((await Access.MakeSignInLinkAsync(TeamSession.Email)).Value.Split('#')[1],
            "another long password")).Succeeded);
        var refused = await Access.MakeSignInLinkAsync((await AccountAsync(operators))!.Email!);
        Assert.Contains(TeamSession.Email, Assert.Single(refused.Problems).Message, StringComparison.Ordinal);
        await using var db = await _test.OpenAsync();
        Assert.Equal([AuditAction.SignInLinkMade, AuditAction.SignInLinkUsed, AuditAction.SignInLinkMade],
            await db.Audit.Where(entry => entry.Action >= AuditAction.SignInLinkMade && entry.ItemId == _admin).OrderBy(entry => entry.Id)
                .Select(entry => entry.Action).ToListAsync());
    }

    [Fact]
    public async Task SignInLink_UsedByManyAtOnce_LetsOneIn()
    {
        var token = (await Access.MakeSignInLinkAsync(TeamSession.Email)).Value.Split('#')[1];

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Access.UseSignInLinkAsync(token))));

        Assert.Single(results, result => result.Succeeded);
    }

    [Fact]
    public async Task AuditTrail_SaysWhatHappened_AndHasNoSecrets()
    {
        var id = await JoinAsync("Otto", Role.Operator);
        _ = (await Team.ChangeRoleAsync(TestActors.Administrator, id, Role.Manager)).Value;

        await using var db = await _test.OpenAsync();
        var account = (await AccountAsync(id))!;
        var entries = await db.Audit.Where(entry => entry.ItemKind == nameof(TeamAccount)).ToListAsync();
        Assert.Contains(entries, entry =>
            entry.ChangesJson.Contains("Manager", StringComparison.Ordinal) && entry.ActorAccountId == TestActors.Administrator.AccountId);
        foreach (var secret in new[] { account.PasswordHash!, account.SecurityStamp!, account.ConcurrencyStamp!, "PasswordHash", "Stamp" })
        {
            Assert.DoesNotContain(entries, entry => entry.ChangesJson.Contains(secret, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task List_ShowsWhoCanSignIn()
    {
        await InviteAsync("Bea", Role.Support);

        var page = await Team.ListAsync(TestActors.Administrator, new ListQuery());

        Assert.Equal(
            [("Ada Admin", TeamAccountState.Active), ("Bea", TeamAccountState.Invited)], page.Rows.Select(row => (row.Name, row.State)));
    }

    private async Task<long> InviteAsync(string name, Role role) =>
        (await Team.InviteAsync(
            TestActors.Administrator, new NewTeamAccount { Name = name, Email = $"{name}@example.com", Role = role })).Value;

    private async Task<long> JoinAsync(string name, Role role)
    {
        var id = await InviteAsync(name, role);
        return (await Access.SetPasswordAsync(await TokenAsync(id), TeamSession.Password)).Value;
    }

    private async Task<string> TokenAsync(long id) => _test.Get<TeamTokens>().Make((await AccountAsync(id))!, TimeSpan.FromHours(1));

    private async Task<TeamAccount?> AccountAsync(long id)
    {
        await using var db = await _test.OpenAsync();
        return await db.TeamAccounts.AsNoTracking().SingleOrDefaultAsync(account => account.Id == id);
    }
}
