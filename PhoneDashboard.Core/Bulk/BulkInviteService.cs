using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Bulk;

/// <summary>
/// Invites many users at once, or resets or revokes their invites, after a preview. Mails go out and links die, so there is no undo.
/// </summary>
public sealed class BulkInviteService(IDbContextFactory<DashboardDb> dbFactory, InviteService invites, MailQueue queue, TimeProvider time)
{
    private const string NoEmail = "No e-mail address.", JustInvited = "Invited less than a minute ago.",
        Spam = "Marked the last invitation as spam: send it to this user alone.",
        HasNoLink = "Has no invitation link.", IsMailed = "Was sent one already: resend it.", IsQueued = "Waits in the queue already.",
        IsNotMailed = "Was not sent one yet: send it.";
    private static readonly string InvitedOften = $"Had {InviteService.MostPerDay} invitations within a day.";

    /// <summary>What it takes to do it.</summary>
    public static Permission Needs(BulkInvite whom) =>
        whom is BulkInvite.Reset or BulkInvite.Revoke ? Permission.EditUsers : Permission.SendInvites;

    /// <summary>With whose invites it would do it. Invalid: more rows than <see cref="BulkRows.Most"/>.</summary>
    public async Task<Result<BulkPreview>> PreviewAsync(
        Actor actor, BulkRows rows, BulkInvite whom, CancellationToken cancellationToken = default)
    {
        actor.Require(Needs(whom));
        var now = time.GetUtcNow().UtcDateTime;
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var users = await rows.UserIdsAsync(db, now, cancellationToken);
        if (!users.Succeeded)
        {
            return users.Problems.ToList();
        }

        var tally = new BulkTally(users.Value.Length, progress: null);
        foreach (var batch in users.Value.Chunk(BulkTally.BatchSize))
        {
            tally.Add(
                batch,
                await RowsAsync(db, await LoadAsync(db.Users.AsNoTracking(), batch, cancellationToken), whom, now, cancellationToken));
        }

        return tally.Preview(users.Value);
    }

    /// <summary>
    /// Queues all the mails, or revokes all the links, in one transaction, or none. Who was refused or has gone is left out and counted.
    /// Problems as in <see cref="PreviewAsync"/>.
    /// </summary>
    /// <param name="actor">Who does it.</param>
    /// <param name="rows">For whom.</param>
    /// <param name="whom">What is done.</param>
    /// <param name="progress">Told after each batch.</param>
    /// <param name="stop">
    /// The person cancels: it ends after the batch that is being written. What was written is saved; the rest stays.
    /// </param>
    /// <param name="cancellationToken">Ends it at once, and nothing is done.</param>
    public async Task<Result<BulkDone>> ApplyAsync(
        Actor actor,
        BulkRows rows,
        BulkInvite whom,
        IProgress<BulkProgress>? progress = null,
        CancellationToken stop = default,
        CancellationToken cancellationToken = default)
    {
        actor.Require(Needs(whom));
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        var users = await rows.UserIdsAsync(db, now, cancellationToken);
        if (!users.Succeeded)
        {
            return users.Problems.ToList();
        }

        var settings = await db.AccountSettings.AsNoTracking().SingleAsync(cancellationToken);
        var tally = new BulkTally(users.Value.Length, progress);
        if (await tally.RunAsync(write, users.Value, ApplyAsync, stop) is { } problem)
        {
            return problem;
        }

        var word = whom == BulkInvite.Revoke ? "Revoked" : "Queued";
        var done = tally.Done($"{word} the invitations of {BulkTally.Users(tally.Changing)}", word, undoId: null);
        if (tally.Changing == 0)
        {
            return done;
        }

        var result = await write.SaveAsync(() => done);
        queue.Wake();
        return result;

        async Task<IReadOnlyCollection<BulkRow>> ApplyAsync(long[] batch)
        {
            var present = await LoadAsync(db.Users, batch, cancellationToken);
            var outcome = await RowsAsync(db, present, whom, now, cancellationToken);
            var invited = outcome.Where(row => row.Changes).Select(row => row.UserId).ToHashSet();
            await MailQueue.CancelAsync(db, [.. invited], cancellationToken);
            foreach (var user in present.Where(user => invited.Contains(user.Id)))
            {
                Do(write, user, whom, settings, now);
            }

            return outcome;
        }
    }

    private void Do(WriteScope write, PhoneUser user, BulkInvite whom, AccountSettings settings, DateTime now)
    {
        switch (whom)
        {
            case BulkInvite.Revoke:
                user.Invite!.RevokedUtc = now;
                write.Note(AuditAction.InviteRevoked, user);
                break;
            case BulkInvite.Reset:
                invites.Reset(write, user, settings, now);
                break;
            default:
                invites.Queue(write, user, settings, now);
                break;
        }
    }

    private static Task<List<PhoneUser>> LoadAsync(IQueryable<PhoneUser> users, long[] ids, CancellationToken cancellationToken) =>
        users.Include(user => user.Invite)
            .Where(user => ids.Contains(user.Id))
            .OrderBy(user => user.NameKey)
            .ToListAsync(cancellationToken);

    private static async Task<IReadOnlyCollection<BulkRow>> RowsAsync(
        DashboardDb db, List<PhoneUser> users, BulkInvite whom, DateTime now, CancellationToken cancellationToken)
    {
        var lately = await InviteThrottle.LatelyAsync(db, [.. users.Select(user => user.Id)], now, cancellationToken);
        return [.. users.Select(user => new BulkRow(user.Id, user.FullName, Changes: false))
            .Zip(users, (row, user) => Row(row, user, [.. lately[user.Id]], whom, now))];
    }

    private static BulkRow Row(BulkRow row, PhoneUser user, DateTime[] lately, BulkInvite whom, DateTime now)
    {
        if (whom == BulkInvite.Revoke)
        {
            return row with { Changes = user.Invite is { HasLink: true }, Skip = HasNoLink };
        }

        // As in the menu of one user: a new token takes a revoked one's place, and it has been mailed to nobody.
        var isMailed = user.Invite is { SentUtc: not null, RevokedUtc: null };
        var skip = whom switch
        {
            BulkInvite.Reset => user.Invite is { HasLink: true } ? null : HasNoLink,
            BulkInvite.Mailed => isMailed ? null : IsNotMailed,
            _ when isMailed => IsMailed,
            _ => user.Invite is { IsWaiting: true } ? IsQueued : null, // that mail goes out anyway
        };
        if (skip is not null)
        {
            return row with { Skip = skip };
        }

        var refusal = InviteWords.DisabledReason(user.Email) is not null ? NoEmail
            : InviteThrottle.NextDay(lately) is not null ? InvitedOften
            : InviteThrottle.Wait(lately, now) > TimeSpan.Zero ? JustInvited
            : user.Invite?.SpamUtc is not null ? Spam
            : null;
        return row with { Changes = refusal is null, Refusal = refusal };
    }
}
