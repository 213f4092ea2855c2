using System.Security.Cryptography;
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
    /// changed. The next Send makes a new one. Until then the user is Accepted while a device is left that is signed in, else Not invited
    /// (Specification 4.6).
    /// </summary>
    internal static Task RotateAsync(DashboardDb db, long userId, DateTime now, CancellationToken cancellationToken = default) =>
        RotateAsync(db, [userId], now, removedDevices: [], cancellationToken);

    /// <summary>The same for up to a few hundred users.</summary>
    /// <param name="db">The open write.</param>
    /// <param name="userIds">Whose tokens.</param>
    /// <param name="now">UTC.</param>
    /// <param name="removedDevices">The devices that go in the same write.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    internal static async Task RotateAsync(
        DashboardDb db, long[] userIds, DateTime now, IReadOnlyCollection<long> removedDevices,
        CancellationToken cancellationToken = default)
    {
        var left = await db.AppDevices
            .Where(device => userIds.Contains(device.UserId) && device.SignedOutUtc == null && device.Credential!.TestedBy == null)
            .Where(device => !removedDevices.Contains(device.Id))
            .Select(device => device.UserId).Distinct().ToListAsync(cancellationToken);
        foreach (var invite in await db.Invites.Where(invite => userIds.Contains(invite.UserId)).ToListAsync(cancellationToken))
        {
            if (invite.AcceptedUtc is not null && left.Contains(invite.UserId))
            {
                Empty(invite, now);
            }
            else
            {
                db.Remove(invite);
            }
        }

        await MailQueue.CancelAsync(db, userIds, cancellationToken);
    }

    // All but that it was accepted, or taken back, was about the token.
    private static void Empty(Invite invite, DateTime now)
    {
        (invite.TokenHash, invite.ProtectedToken) = (RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes), []);
        invite.ExpiresUtc = now;
        invite.QueuedUtc = invite.SentUtc = invite.WrittenUtc = invite.DeliveredUtc = invite.OpenedUtc = null;
        invite.FailedUtc = invite.SpamUtc = null;
        invite.FailureReason = invite.DelayReason = null;
    }

    /// <summary>
    /// Takes the invite back, with an entry in the audit trail: by an operator, or before the user is deleted. Without an invite nothing
    /// happens.
    /// </summary>
    internal static async Task RevokeAsync(WriteScope write, PhoneUser user, DateTime now, CancellationToken cancellationToken = default)
    {
        if (await write.Db.Invites.SingleOrDefaultAsync(
            invite => invite.UserId == user.Id && invite.RevokedUtc == null && invite.QueuedUtc != null, cancellationToken) is { } invite)
        {
            invite.RevokedUtc = now;
            write.Note(AuditAction.InviteRevoked, user);
        }

        await MailQueue.CancelAsync(write.Db, user.Id, cancellationToken);
    }
}
