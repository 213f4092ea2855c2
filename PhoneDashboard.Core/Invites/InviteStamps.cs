using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Email;

namespace PhoneDashboard.Core.Invites;

/// <summary>Writes what became of a mail to the invite it carried, in the transaction that stamps the mail.</summary>
internal static class InviteStamps
{
    internal static async Task ApplyAsync(DashboardDb db, OutboxEmail mail, DateTime now)
    {
        // An older mail says nothing about an invite that was sent again or rotated since.
        if (mail.Kind != OutboxKind.Invite
            || await db.Invites.SingleOrDefaultAsync(i => i.UserId == mail.UserId && i.QueuedUtc == mail.CreatedUtc) is not { } invite)
        {
            return;
        }

        if (mail.State == OutboxState.Sent)
        {
            // Not before it was queued, though the clock was set back since: it would seem to be waiting still.
            (invite.SentUtc, invite.WrittenUtc) = (now > invite.QueuedUtc ? now : invite.QueuedUtc, null);
        }
        else if (mail.State == OutboxState.Written)
        {
            invite.WrittenUtc = now > invite.QueuedUtc ? now : invite.QueuedUtc;
        }
        else if (mail.State is OutboxState.Failed or OutboxState.Cancelled)
        {
            invite.FailedUtc = now;
            invite.FailureReason = mail.FailureReason;
        }
    }
}
