using System.Linq.Expressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Views;

namespace PhoneDashboard.Core.Team;

/// <summary>The colleagues who sign in to the dashboard (Specification 6).</summary>
public sealed class TeamAccountService(IDbContextFactory<DashboardDb> dbFactory, TeamTokens tokens, MailQueue queue, TimeProvider time)
{
    /// <summary>Sorts: name, email, role, signed-in. Filters: role, state, id. Search: name and address.</summary>
    internal static readonly ListDefinition<TeamAccount> List = new ListDefinition<TeamAccount>(account => account.Id)
        .Sort("name", account => account.NameKey)
        .Sort("email", account => account.NormalizedEmail)
        .Sort("role", account => account.Role)
        .Sort("signed-in", account => account.LastSignInUtc)
        .FilterBy<Role>("role", (accounts, role) => accounts.Where(account => account.Role == role))
        .FilterBy<TeamAccountState>(
            "state", (accounts, state) => accounts.Where(account => state == TeamAccountState.Disabled ? account.IsDisabled
                : !account.IsDisabled && (account.JoinedUtc == null) == (state == TeamAccountState.Invited)))
        .FilterById("id", (accounts, id) => accounts.Where(account => account.Id == id))
        .Search(
            NumberSearch.Anything,
            word => account => account.NameKey.Contains(word) || account.EmailTextKey.Contains(word),
            knowsAddresses: true);

    private static readonly TimeSpan InvitationLifetime = TimeSpan.FromDays(7);

    private static readonly Problem Gone = new(ProblemKind.NotFound, "This account has been deleted in the meantime.");

    private static readonly Problem LastOne =
        new(ProblemKind.InUse, "This is the last administrator who can sign in. Make somebody else an administrator first.");

    /// <summary>What the table shows of an account.</summary>
    internal static Expression<Func<TeamAccount, TeamAccountRow>> Row(DashboardDb db) => account => new TeamAccountRow(
        account.Id, account.Name, account.Email!, account.Role,
        account.IsDisabled ? TeamAccountState.Disabled : account.JoinedUtc == null ? TeamAccountState.Invited : TeamAccountState.Active,
        account.TwoFactorEnabled, db.Set<IdentityUserPasskey<long>>().Count(passkey => passkey.UserId == account.Id),
        account.LastSignInUtc);

    /// <summary>A page of the table. Needs <see cref="Permission.ManageTeam"/>.</summary>
    public async Task<ListPage<TeamAccountRow>> ListAsync(Actor actor, ListQuery query, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.ManageTeam);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        return await List.PageAsync(db, db.TeamAccounts.AsNoTracking(), query, Row(db), cancellationToken);
    }

    /// <summary>
    /// Makes the account and mails the link with which the colleague chooses a password. Problems: Invalid at fields, Taken at Email.
    /// </summary>
    /// <returns>The account's id.</returns>
    public async Task<Result<long>> InviteAsync(Actor actor, NewTeamAccount input, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.ManageTeam);
        if (Validation.Problems(input) is { Count: > 0 } problems)
        {
            return problems;
        }

        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        var key = EmailAddress.Key(input.Email);
        if (await db.TeamAccounts
            .Where(other => other.NormalizedEmail == key)
            .Select(other => other.Name)
            .SingleOrDefaultAsync(cancellationToken) is { } owner)
        {
            return new Problem(ProblemKind.Taken, $"{owner} has this e-mail address. Enter a different one.", nameof(NewTeamAccount.Email));
        }

        var now = time.GetUtcNow().UtcDateTime;
        var account = new TeamAccount { Name = input.Name!, Email = input.Email!, Role = input.Role, CreatedUtc = now };
        db.Add(account);
        await QueueInvitationAsync(db, account, cancellationToken);
        var result = await write.SaveAsync(() => account.Id);
        queue.Wake();
        return result;
    }

    /// <summary>Mails the invitation once more. Problems: NotFound; Invalid when it was accepted, or the account is disabled.</summary>
    public Task<Result<Done>> ResendInvitationAsync(Actor actor, long id, CancellationToken cancellationToken = default) =>
        ChangeAsync(actor, id, async (write, account) =>
        {
            if (account.JoinedUtc is not null || account.IsDisabled)
            {
                return new Problem(ProblemKind.Invalid, "There is no invitation to send: it was accepted, or the account is disabled.");
            }

            await QueueInvitationAsync(write.Db, account, cancellationToken);
            write.Note(AuditAction.InviteSent, account);
            return null;
        }, cancellationToken);

    /// <summary>Gives the account another role and ends its sessions. Problems: NotFound; InUse for the last administrator.</summary>
    public Task<Result<Done>> ChangeRoleAsync(Actor actor, long id, Role role, CancellationToken cancellationToken = default) =>
        ChangeAsync(actor, id, async (write, account) =>
        {
            if (role != Role.Administrator && await IsLastAdministratorAsync(write.Db, account, cancellationToken))
            {
                return LastOne;
            }

            if (account.Role != role)
            {
                account.Role = role;
                account.EndSessions();
            }

            return null;
        }, cancellationToken);

    /// <summary>
    /// Nobody can sign in with a disabled account, and its sessions end. Problems: NotFound; InUse for the last administrator.
    /// </summary>
    public Task<Result<Done>> SetDisabledAsync(Actor actor, long id, bool isDisabled, CancellationToken cancellationToken = default) =>
        ChangeAsync(actor, id, async (write, account) =>
        {
            if (isDisabled && await IsLastAdministratorAsync(write.Db, account, cancellationToken))
            {
                return LastOne;
            }

            account.IsDisabled = isDisabled;
            account.EndSessions();
            return null;
        }, cancellationToken);

    /// <summary>Ends every session of the account; its owner can sign in again. Problem: NotFound.</summary>
    public Task<Result<Done>> EndSessionsAsync(Actor actor, long id, CancellationToken cancellationToken = default) =>
        ChangeAsync(actor, id, (write, account) =>
        {
            account.EndSessions();
            write.Note(AuditAction.SessionsEnded, account);
            return Task.FromResult<Problem?>(null);
        }, cancellationToken);

    /// <summary>
    /// Deletes the account, with the saved views that were its own; what it did stays in the audit trail under its name. Problems:
    /// NotFound; InUse for the last administrator.
    /// </summary>
    public Task<Result<Done>> DeleteAsync(Actor actor, long id, CancellationToken cancellationToken = default) =>
        ChangeAsync(actor, id, async (write, account) =>
        {
            if (await IsLastAdministratorAsync(write.Db, account, cancellationToken))
            {
                return LastOne;
            }

            await SavedViewService.LoseOwnerAsync(write.Db, id, cancellationToken);
            write.Db.Remove(account);
            return null;
        }, cancellationToken);

    /// <summary>
    /// Asked with the write open, so that it stays true until the save: of two who demote one another, the second is refused.
    /// </summary>
    internal static async Task<bool> IsLastAdministratorAsync(DashboardDb db, TeamAccount account, CancellationToken cancellationToken) =>
        account is { Role: Role.Administrator, IsDisabled: false }
        && !await db.TeamAccounts.AnyAsync(
            other => other.Id != account.Id && other.Role == Role.Administrator && !other.IsDisabled && other.JoinedUtc != null,
            cancellationToken);

    private async Task<Result<Done>> ChangeAsync(
        Actor actor, long id, Func<WriteScope, TeamAccount, Task<Problem?>> change, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ManageTeam);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        if (await db.TeamAccounts.SingleOrDefaultAsync(account => account.Id == id, cancellationToken) is not { } account)
        {
            return Gone;
        }

        if (await change(write, account) is { } problem)
        {
            return problem;
        }

        var result = await write.SaveAsync();
        queue.Wake();
        return result;
    }

    private async Task QueueInvitationAsync(DashboardDb db, TeamAccount account, CancellationToken cancellationToken)
    {
        var settings = await db.AccountSettings.AsNoTracking().SingleAsync(cancellationToken);
        var link = $"{settings.PublicUrl}/accept-invitation#{tokens.Make(account, InvitationLifetime)}";
        queue.Add(db, OutboxKind.TeamInvitation, null, account.Email!, TeamEmails.Invitation(account, settings.Name, link));
    }
}
