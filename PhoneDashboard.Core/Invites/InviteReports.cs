using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Email;

namespace PhoneDashboard.Core.Invites;

/// <summary>
/// Writes what the mail service reports to the invite that the mail carried. Reports come in any order, so that the facts at the end do not
/// depend on it (docs/decisions/0024).
/// </summary>
internal static class InviteReports
{
    /// <summary>
    /// Whether the report is about this mail, and the mail about the present invite. An older mail says nothing about an invite that was
    /// sent again or rotated since, as in <see cref="InviteStamps"/>; but a person who marks it as spam means all of them.
    /// </summary>
    /// <param name="mail">With its user, and the user's invite.</param>
    /// <param name="report">About the mail of that number: perhaps of another installation that shares the account.</param>
    internal static bool Concerns(OutboxEmail mail, MailReport report)
    {
        var invite = mail.User!.Invite!;
        var wasTried = mail.State is not OutboxState.Written && (mail.State != OutboxState.Queued || mail.Attempts > 0 || mail.IsHeld);
        return wasTried
            && (invite.QueuedUtc == mail.CreatedUtc
                || (report.Kind == MailReportKind.Spam && invite.QueuedUtc is not null && mail.CreatedUtc >= invite.CreatedUtc))
            && string.Equals(
                EmailAddress.TryRead(mail.Recipient, out var address, out _) ? address.AsciiAddress : mail.Recipient,
                report.Recipient, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Writes the fact.</summary>
    /// <returns>What the trail says of it; null where it is no news.</returns>
    internal static AuditAction? Apply(OutboxEmail mail, MailReport report)
    {
        var invite = mail.User!.Invite!;
        if (invite.QueuedUtc == mail.CreatedUtc)
        {
            Prove(mail, invite, report.Utc);
        }

        switch (report.Kind)
        {
            case MailReportKind.Delivered:
                var isDelivered = invite.DeliveredUtc is not null;
                (invite.DeliveredUtc, invite.DelayReason) = (Earlier(invite.DeliveredUtc, report.Utc), null);
                return isDelivered ? null : AuditAction.InviteDelivered;
            case MailReportKind.Opened:
                var isOpened = invite.OpenedUtc is not null;
                (invite.OpenedUtc, invite.DelayReason) = (Earlier(invite.OpenedUtc, report.Utc), null);
                return isOpened ? null : AuditAction.InviteOpened;
            case MailReportKind.Spam:
                var isSpam = invite.SpamUtc is not null;
                invite.SpamUtc = Earlier(invite.SpamUtc, report.Utc);
                return isSpam ? null : AuditAction.InviteMarkedAsSpam;
            case MailReportKind.Deferred:
                if ((invite.DeliveredUtc ?? invite.OpenedUtc ?? invite.FailedUtc) is not null)
                {
                    return null; // that was before
                }

                var isDelayed = invite.DelayReason is not null;
                invite.DelayReason = report.Reason ?? "no reason was given";
                return isDelayed ? null : AuditAction.InviteDelayed;
            default:
                return Fail(invite, report);
        }
    }

    // Of two failures the earlier is the reason, whichever came first.
    private static AuditAction? Fail(Invite invite, MailReport report)
    {
        var (isFailed, reason) = (invite.FailedUtc is not null, report.Reason
            ?? $"The {(report.Kind == MailReportKind.Bounced ? "receiving server refused" : "mail service did not send")} the mail.");
        if (!isFailed || report.Utc < invite.FailedUtc
            || (report.Utc == invite.FailedUtc && string.CompareOrdinal(reason, invite.FailureReason) < 0))
        {
            (invite.FailedUtc, invite.FailureReason) = (report.Utc, reason);
        }

        invite.DelayReason = null;
        return isFailed ? null : report.Kind == MailReportKind.Bounced ? AuditAction.InviteBounced : AuditAction.InviteDropped;
    }

    // Whatever it reports, the service has the mail: one whose answer never came here is not sent again, and did not fail here.
    private static void Prove(OutboxEmail mail, Invite invite, DateTime utc)
    {
        if (mail.State is not (OutboxState.Queued or OutboxState.Failed))
        {
            return;
        }

        if (mail.State == OutboxState.Failed)
        {
            (invite.FailedUtc, invite.FailureReason) = (null, null);
        }

        (mail.State, mail.SentUtc, mail.FailureReason) = (OutboxState.Sent, utc, null);
        (mail.ProtectedPayload, mail.LeasedUntilUtc, mail.IsHeld) = (null, null, false);
        (invite.SentUtc, invite.WrittenUtc) = (utc > invite.QueuedUtc ? utc : invite.QueuedUtc, null);
    }

    private static DateTime Earlier(DateTime? known, DateTime utc) => known < utc ? known.Value : utc;
}
