using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.Team;

/// <summary>The ways in for people who are not signed in: set-up, the accepted invitation, the forgotten password. They take no actor: what permits them is the code of the console, or the link.</summary>
public sealed class TeamAccessService(
    IDbContextFactory<DashboardDb> dbFactory,
    IPasswordHasher<TeamAccount> hasher,
    TeamTokens tokens,
    MailQueue queue,
    TimeProvider time)
{
    /// <summary>How long a link to a new password can be used.</summary>
    internal static readonly TimeSpan ResetLifetime = TimeSpan.FromHours(1);

    private static readonly TimeSpan LeastBetweenResets = TimeSpan.FromMinutes(1);

    private static readonly Problem LinkGone = new(ProblemKind.NotFound, "This link has been used, or has run out. Ask for a new one.");

    private bool _isSetUp;

    /// <summary>Whether there is a first administrator. Asked at every request; once true, it stays so.</summary>
    public async Task<bool> IsSetUpAsync(CancellationToken cancellationToken = default)
    {
        if (!_isSetUp)
        {
            await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
            _isSetUp = await db.AccountSettings.AnyAsync(settings => settings.SetUpUtc != null, cancellationToken);
        }

        return _isSetUp;
    }

    /// <summary>What is wrong at the fields, without doing anything.</summary>
    public static List<Problem> CheckSetUp(FirstAdministrator input)
    {
        var problems = Validation.Problems(input);
        if (PasswordRules.Check(input.Password, input.Name ?? "", input.Email ?? "") is { } rule)
        {
            problems.Add(new Problem(ProblemKind.Invalid, rule, nameof(FirstAdministrator.Password)));
        }

        return problems;
    }

    /// <summary>Makes the first administrator, once. Problems: Invalid at fields; Changed when it is done already, by somebody who was quicker perhaps.</summary>
    /// <returns>The account's id.</returns>
    public async Task<Result<long>> SetUpAsync(FirstAdministrator input, CancellationToken cancellationToken = default)
    {
        if (CheckSetUp(input) is { Count: > 0 } problems)
        {
            return problems;
        }

        var now = time.GetUtcNow().UtcDateTime;
        var account = new TeamAccount { Name = input.Name!, Email = input.Email!, Role = Role.Administrator, CreatedUtc = now };
        account.JoinedUtc = now;
        account.PasswordHash = hasher.HashPassword(account, input.Password!);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(Actor.System("Set-up"), cancellationToken);
        var settings = await db.AccountSettings.SingleAsync(cancellationToken);
        if (settings.SetUpUtc is not null)
        {
            return new Problem(ProblemKind.Changed, "This system has an administrator already. Sign in instead.");
        }

        settings.SetUpUtc = now;
        db.Add(account);
        return await db.TrySaveAsync(() => account.Id);
    }

    /// <summary>Mails a link to a new password. Says nothing about whether there is such an account, and takes no longer for it.</summary>
    public async Task ForgotPasswordAsync(string? email, CancellationToken cancellationToken = default)
    {
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(Actor.System("Forgotten password"), cancellationToken);
        var since = time.GetUtcNow().UtcDateTime - LeastBetweenResets;
        var accounts = await TeamLookup.OfAddress(db.TeamAccounts, email).Where(account => !account.IsDisabled)
            .ToListAsync(cancellationToken);
        var addresses = accounts.Select(account => account.Email).ToArray();
        if (accounts.Count == 0
            || await db.Outbox.AnyAsync(mail => mail.Kind == OutboxKind.PasswordReset && addresses.Contains(mail.Recipient)
                && mail.CreatedUtc > since, cancellationToken))
        {
            return;
        }

        var publicUrl = await db.AccountSettings.Select(settings => settings.PublicUrl).SingleAsync(cancellationToken);
        foreach (var account in accounts)
        {
            var link = $"{publicUrl}/reset-password#{tokens.Make(account, ResetLifetime)}";
            queue.Add(db, OutboxKind.PasswordReset, null, account.Email!, TeamEmails.PasswordReset(account, link));
        }

        await db.TrySaveAsync(() => default(Done));
        queue.Wake();
    }

    /// <summary>Sets the password by the link of an invitation or of a forgotten one; ends every session. Problems: NotFound for a link that no longer works; Invalid at Password.</summary>
    /// <returns>The account's id.</returns>
    public async Task<Result<long>> SetPasswordAsync(string? token, string? password, CancellationToken cancellationToken = default)
    {
        if (tokens.Read(token) is not { } stamp)
        {
            return LinkGone;
        }

        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        if (await db.TeamAccounts.SingleOrDefaultAsync(a => a.SecurityStamp == stamp && !a.IsDisabled, cancellationToken) is not { } account)
        {
            return LinkGone;
        }

        if (PasswordRules.Check(password, account.Name, account.Email!) is { } rule)
        {
            return new Problem(ProblemKind.Invalid, rule, nameof(FirstAdministrator.Password));
        }

        await using var write = await db.BeginWriteAsync(Actor.Of(account.Id, account.Name, account.Role), cancellationToken);
        account.PasswordHash = hasher.HashPassword(account, password!);
        account.JoinedUtc ??= time.GetUtcNow().UtcDateTime;
        account.EmailConfirmed = true;
        account.EndSessions(); // and of two who use the link at once, the database refuses the second
        db.Note(Audit.AuditAction.PasswordChanged, account);
        return await db.TrySaveAsync(() => account.Id);
    }
}
