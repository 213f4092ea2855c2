using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Team;

namespace PhoneDashboard.Core.SignIn;

/// <summary>
/// The ways in for people who are not signed in: set-up, the accepted invitation, the forgotten password, the one-time sign-in. They take
/// no actor: what permits them is the console, or the link.
/// </summary>
public sealed class TeamAccessService(
    IDbContextFactory<DashboardDb> dbFactory,
    IPasswordHasher<TeamAccount> hasher,
    TeamTokens tokens,
    MailQueue queue,
    TimeProvider time)
{
    /// <summary>How long a link to a new password can be used.</summary>
    internal static readonly TimeSpan ResetLifetime = TimeSpan.FromHours(1);

    /// <summary>How long a one-time sign-in can be used.</summary>
    internal static readonly TimeSpan SignInLinkLifetime = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan LeastBetweenResets = TimeSpan.FromMinutes(1);

    private static readonly Problem LinkGone = new(ProblemKind.NotFound, "This link has been used or has expired. Ask for a new one.");

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

    /// <summary>
    /// Makes the first administrator, once. Problems: Invalid at fields; Changed when it is done already, by somebody who
    /// was quicker perhaps.
    /// </summary>
    /// <returns>The account, as it is now.</returns>
    public async Task<Result<SignInStep>> SetUpAsync(FirstAdministrator input, CancellationToken cancellationToken = default)
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
            return new Problem(ProblemKind.Changed, "This system already has an administrator. Sign in instead.");
        }

        settings.SetUpUtc = now;
        db.Add(account);
        return await write.SaveAsync(() => SignInStep.Of(account));
    }

    /// <summary>
    /// Mails a link to a new password. Says nothing about whether there is such an account; <see cref="ForgottenPasswords"/> sees to it
    /// that its time says nothing either.
    /// </summary>
    public async Task ForgotPasswordAsync(string? email, CancellationToken cancellationToken = default)
    {
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(Actor.System("Forgotten password"), cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        var since = now - LeastBetweenResets;
        var accounts = await TeamLookup.OfAddress(db.TeamAccounts, email).Where(account => !account.IsDisabled)
            .ToListAsync(cancellationToken);
        var addresses = accounts.Select(account => account.Email).ToArray();
        if (accounts.Count == 0
            || await db.Outbox.AnyAsync(mail => mail.Kind == OutboxKind.PasswordReset && addresses.Contains(mail.Recipient)
                // one from before the clock was set back says nothing
                && mail.CreatedUtc > since && mail.CreatedUtc <= now, cancellationToken))
        {
            return;
        }

        var publicUrl = await db.AccountSettings.Select(settings => settings.PublicUrl).SingleAsync(cancellationToken);
        foreach (var account in accounts)
        {
            var link = $"{publicUrl}/reset-password#{tokens.Make(account, ResetLifetime)}";
            queue.Add(db, OutboxKind.PasswordReset, null, account.Email!, TeamEmails.PasswordReset(account, link));
        }

        await write.SaveAsync();
        queue.Wake();
    }

    /// <summary>
    /// Sets the password by the link of an invitation or of a forgotten one; ends every session. Problems: NotFound for a link that no
    /// longer works; Invalid at Password.
    /// </summary>
    /// <returns>The account's id.</returns>
    public async Task<Result<long>> SetPasswordAsync(string? token, string? password, CancellationToken cancellationToken = default)
    {
        if (tokens.Read(token) is not { } stamp)
        {
            return LinkGone;
        }

        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        if (await db.TeamAccounts.SingleOrDefaultAsync(
            a => a.SecurityStamp == stamp && !a.IsDisabled, cancellationToken) is not { } account)
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
        write.Note(Data.Saving.AuditAction.PasswordChanged, account);
        return await write.SaveAsync(() => account.Id);
    }

    /// <summary>
    /// Makes a link that signs an administrator in once, without password and second factor: for whoever runs the server, when nobody else
    /// can let the administrator in. Problem: NotFound when no administrator who can sign in has this address; it names those who can.
    /// </summary>
    public async Task<Result<string>> MakeSignInLinkAsync(string email, CancellationToken cancellationToken = default)
    {
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(Actor.System("Command line"), cancellationToken);
        var administrators = db.TeamAccounts.Where(account => account.Role == Role.Administrator && !account.IsDisabled
            && account.JoinedUtc != null);
        if (await TeamLookup.OfAddress(administrators, email).FirstOrDefaultAsync(cancellationToken) is not { } account)
        {
            var others = await administrators.OrderBy(other => other.Email).Select(other => other.Email).Take(10)
                .ToListAsync(cancellationToken);
            return new Problem(ProblemKind.NotFound,
                "No administrator who can sign in has this "
                    + $"address.{(others.Count == 0 ? "" : $" There is {string.Join(", ", others)}.")}");
        }

        var publicUrl = await db.AccountSettings.Select(settings => settings.PublicUrl).SingleAsync(cancellationToken);
        write.Note(Data.Saving.AuditAction.SignInLinkMade, account);
        return await write.SaveAsync(() => $"{publicUrl}/sign-in/once#{tokens.MakeSignIn(account, SignInLinkLifetime)}");
    }

    /// <summary>
    /// Takes a link that signs in once; ends every session, and makes the link worthless. Problem: NotFound for a link that no longer
    /// works.
    /// </summary>
    /// <returns>The account, as it is now.</returns>
    public async Task<Result<SignInStep>> UseSignInLinkAsync(string? token, CancellationToken cancellationToken = default)
    {
        if (tokens.ReadSignIn(token) is not { } stamp)
        {
            return LinkGone;
        }

        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(Actor.System("One-time sign-in"), cancellationToken);
        if (await db.TeamAccounts.SingleOrDefaultAsync(a => a.SecurityStamp == stamp && a.Role == Role.Administrator && !a.IsDisabled
            && a.JoinedUtc != null, cancellationToken) is not { } account)
        {
            return LinkGone;
        }

        account.EndSessions();
        write.Note(Data.Saving.AuditAction.SignInLinkUsed, account);
        return await write.SaveAsync(() => SignInStep.Of(account));
    }
}
