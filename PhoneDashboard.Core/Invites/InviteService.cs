using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Invites;

/// <summary>Sends, resends, resets and revokes invites (Specification 4.6).</summary>
public sealed class InviteService(IDbContextFactory<DashboardDb> dbFactory, InviteTokens tokens, MailQueue queue, TimeProvider time)
{
    /// <summary>The most invites to one user in a day.</summary>
    public const int MostPerDay = 10;

    /// <summary>The least time between two invites to one user.</summary>
    public static readonly TimeSpan LeastBetween = TimeSpan.FromMinutes(1);

    private static readonly Problem Gone = new(ProblemKind.NotFound, "This user has been deleted in the meantime.");

    /// <summary>
    /// Queues the invite and returns at once; send and resend alike. A live or expired token is mailed again and extended, otherwise a
    /// new one is made. NotFound when the user is gone; Invalid without an e-mail address, or too soon after the last ones, saying
    /// when it may go again.
    /// </summary>
    public Task<Result<Done>> SendAsync(Actor actor, long userId, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.SendInvites);
        return SendAsync(actor, userId, isReset: false, cancellationToken);
    }

    /// <summary>
    /// Makes the present link worthless and mails a new one, in one step and without ending a session. Problems as in
    /// <see cref="SendAsync(Actor, long, CancellationToken)"/>: then the present link goes on working.
    /// </summary>
    public Task<Result<Done>> ResetAsync(Actor actor, long userId, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditUsers);
        return SendAsync(actor, userId, isReset: true, cancellationToken);
    }

    /// <summary>
    /// Makes the present link worthless, without ending a session; the invite is Revoked until the next Send, which makes a new one.
    /// NotFound when the user is gone; Invalid when there is no link.
    /// </summary>
    public async Task<Result<Done>> RevokeAsync(Actor actor, long userId, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditUsers);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        if (await db.Users.Include(u => u.Invite).SingleOrDefaultAsync(u => u.Id == userId, cancellationToken) is not { } user)
        {
            return Gone;
        }

        if (user.Invite is not { HasLink: true })
        {
            return new Problem(ProblemKind.Invalid, $"{user.FullName} has no invitation that could be revoked.");
        }

        await InviteRotation.RevokeAsync(write, user, time.GetUtcNow().UtcDateTime, cancellationToken);
        return await write.SaveAsync();
    }

    /// <summary>Whether the person marked the last invitation as spam: whoever sends another one is asked first.</summary>
    public async Task<bool> IsSpamAsync(Actor actor, long userId, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.SendInvites);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        return await db.Invites.AnyAsync(invite => invite.UserId == userId && invite.SpamUtc != null, cancellationToken);
    }

    /// <summary>
    /// The link that was mailed, for an operator to show. NotFound when there is none that can be used, or the keys that open it are gone.
    /// </summary>
    public async Task<Result<InviteLink>> GetLinkAsync(Actor actor, long userId, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.ReadMails);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        var invite = await db.Invites
            .AsNoTracking()
            .SingleOrDefaultAsync(i => i.UserId == userId && i.RevokedUtc == null && i.ExpiresUtc > now, cancellationToken);
        if (invite is null)
        {
            return new Problem(ProblemKind.NotFound, "There is no invitation that can be used. Send one first.");
        }

        if (tokens.Read(invite) is not { } token)
        {
            return new Problem(ProblemKind.NotFound,
                "The server has lost the keys that open this invitation's link. The mail that went out still works; sending it again makes "
                    + "another link, and ends that one.");
        }

        var publicUrl = await db.AccountSettings.Select(settings => settings.PublicUrl).SingleAsync(cancellationToken);
        var link = InviteTokens.Link(publicUrl, token);
        return new InviteLink(link, QrCodes.Png(link), invite.ExpiresUtc);
    }

    /// <summary>
    /// Makes the present link of a user with an e-mail address worthless and queues a mail with a new one, inside an open write.
    /// </summary>
    internal void Reset(WriteScope write, PhoneUser user, AccountSettings settings, DateTime now)
    {
        if (user.Invite is { HasLink: true } invite)
        {
            invite.RevokedUtc = now; // so that another token takes its place
            write.Note(AuditAction.InviteRevoked, user);
        }

        Queue(write, user, settings, now);
    }

    /// <summary>Makes or extends the invite of a user with an e-mail address and queues its mail, inside an open write.</summary>
    internal void Queue(WriteScope write, PhoneUser user, AccountSettings settings, DateTime now)
    {
        var link = InviteTokens.Link(settings.PublicUrl, PutInvite(user, now, settings.InviteLifetimeDays));
        var mail = queue.Add(
            write.Db, OutboxKind.Invite, user.Id, user.Email!, InviteEmail.Write(user, settings, link, user.Invite!.ExpiresUtc));
        user.Invite.QueuedUtc = mail.CreatedUtc; // by this the invite knows its mail again (InviteStamps)
        write.Note(AuditAction.InviteSent, user);
    }

    private async Task<Result<Done>> SendAsync(Actor actor, long userId, bool isReset, CancellationToken cancellationToken)
    {
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        if (await db.Users.Include(u => u.Invite).SingleOrDefaultAsync(u => u.Id == userId, cancellationToken) is not { } user)
        {
            return Gone;
        }

        var now = time.GetUtcNow().UtcDateTime;
        var settings = await db.AccountSettings.AsNoTracking().SingleAsync(cancellationToken);
        if (InviteWords.DisabledReason(user.Email) is { } reason)
        {
            return new Problem(ProblemKind.Invalid, reason);
        }

        if (await ThrottledAsync(db, user, settings, now, cancellationToken) is { } problem)
        {
            return problem;
        }

        await MailQueue.CancelAsync(db, userId, cancellationToken); // the mail in the queue would say the same, or be worth nothing
        if (isReset)
        {
            Reset(write, user, settings, now);
        }
        else
        {
            Queue(write, user, settings, now);
        }

        var result = await write.SaveAsync();
        queue.Wake();
        return result;
    }

    private static async Task<Problem?> ThrottledAsync(
        DashboardDb db, PhoneUser user, AccountSettings settings, DateTime now, CancellationToken cancellationToken)
    {
        DateTime[] lately = [.. (await InviteThrottle.LatelyAsync(db, [user.Id], now, cancellationToken))[user.Id]];
        if (InviteThrottle.NextDay(lately) is { } nextUtc)
        {
            var next = TimeZoneInfo.ConvertTimeFromUtc(nextUtc, TimeZones.Of(settings.TimeZone));
            return new Problem(ProblemKind.Invalid, string.Create(
                CultureInfo.InvariantCulture,
                $"{user.FullName} has had {MostPerDay} invitations within a day. You can send the next one at {next:yyyy-MM-dd HH:mm}."));
        }

        if (InviteThrottle.Wait(lately, now) is { Ticks: > 0 } wait)
        {
            return new Problem(ProblemKind.Invalid, string.Create(CultureInfo.InvariantCulture, $"The last invitation is less than a "
                + $"minute old. You can send the next one in "
                + $"{(wait.TotalSeconds > 1 ? $"{Math.Ceiling(wait.TotalSeconds)} seconds" : "a second")}."));
        }

        return null;
    }

    private byte[] PutInvite(PhoneUser user, DateTime now, int lifetimeDays)
    {
        var invite = user.Invite ??= new Invite { TokenHash = [], ProtectedToken = [] };
        var token = invite.HasLink ? tokens.Read(invite) : null;
        if (token is null)
        {
            token = tokens.Renew(invite);
            invite.CreatedUtc = now;
            invite.SentUtc = invite.WrittenUtc = invite.RevokedUtc = null;
        }

        invite.ExpiresUtc = now.AddDays(lifetimeDays);

        // What became of an earlier mail says nothing about this one.
        invite.DeliveredUtc = invite.OpenedUtc = invite.FailedUtc = invite.SpamUtc = null;
        invite.FailureReason = invite.DelayReason = null;
        return token;
    }
}
