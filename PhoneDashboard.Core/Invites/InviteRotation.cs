using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Invites;

/// <summary>Ends a token inside the open write of another service; none of it ends a session.</summary>
internal static class InviteRotation
{
    /// <summary>
    /// The present token is worth nothing from now on, and mails that still carry it are taken back: when a device was removed, the e-mail
    /// changed. The next Send makes a new one; until then the user is Not invited (Specification 4.6).
    /// </summary>
    internal static async Task RotateAsync(DashboardDb db, long userId, CancellationToken cancellationToken = default)
    {
        if (await db.Invites.SingleOrDefaultAsync(invite => invite.UserId == userId, cancellationToken) is { } invite)
        {
            db.Remove(invite);
        }

        await MailQueue.CancelAsync(db, userId, cancellationToken);
    }

    /// <summary>
    /// Takes the invite back, with an entry in the audit trail: by an operator, or before the user is deleted. Without an invite nothing
    /// happens.
    /// </summary>
    internal static async Task RevokeAsync(WriteScope write, PhoneUser user, DateTime now, CancellationToken cancellationToken = default)
    {
        if (await write.Db.Invites.SingleOrDefaultAsync(
            invite => invite.UserId == user.Id && invite.RevokedUtc == null, cancellationToken) is { } invite)
        {
            invite.RevokedUtc = now;
            write.Note(AuditAction.InviteRevoked, user);
        }

        await MailQueue.CancelAsync(write.Db, user.Id, cancellationToken);
    }
}
