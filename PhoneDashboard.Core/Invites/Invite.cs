using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Invites;

/// <summary>
/// The one live token of a user, and what became of its mail. Facts only: <see cref="InviteStates"/> gives the state. The plain token is in
/// no table: the database has its SHA-256 and a copy encrypted with the app's data-protection keys (Specification 4.6).
/// </summary>
public sealed class Invite : IRestoredRow
{
    /// <summary>Given by the database.</summary>
    public long Id { get; set; }

    /// <summary>Who is invited.</summary>
    public long UserId { get; set; }

    /// <summary>Who is invited.</summary>
    public PhoneUser User { get; set; } = null!;

    /// <summary>SHA-256 of the 32 token bytes; random, so of no token, after a rotation that left the row.</summary>
    public required byte[] TokenHash { get; set; }

    /// <summary>
    /// The token, encrypted by data protection, so that the same one can be mailed again; empty after a rotation that left the row.
    /// </summary>
    public required byte[] ProtectedToken { get; set; }

    /// <summary>When the token was made, UTC.</summary>
    public DateTime CreatedUtc { get; set; }

    /// <summary>Until when devices may sign in with it, UTC; a resend extends it.</summary>
    public DateTime ExpiresUtc { get; set; }

    /// <summary>When a mail with the present token last entered the queue, UTC; null when it was rotated, so that there is none.</summary>
    public DateTime? QueuedUtc { get; set; }

    /// <summary>When the mail service last took one with the present token, UTC.</summary>
    public DateTime? SentUtc { get; set; }

    /// <summary>
    /// When the last mail with the present token was written to the pickup folder, UTC; null once one went to the mail service.
    /// </summary>
    public DateTime? WrittenUtc { get; set; }

    /// <summary>When it reached the mailbox, UTC.</summary>
    public DateTime? DeliveredUtc { get; set; }

    /// <summary>When it was opened, UTC.</summary>
    public DateTime? OpenedUtc { get; set; }

    /// <summary>When a device first signed in, UTC; it holds as long as one is left, whatever becomes of the token.</summary>
    public DateTime? AcceptedUtc { get; set; }

    /// <summary>When it was taken back, UTC.</summary>
    public DateTime? RevokedUtc { get; set; }

    /// <summary>When the last mail failed for good, UTC.</summary>
    public DateTime? FailedUtc { get; set; }

    /// <summary>Why it failed, in the mail service's own words.</summary>
    public string? FailureReason { get; set; }

    /// <summary>Why the mail service could not deliver it yet, in its own words; null when it did, or says nothing.</summary>
    public string? DelayReason { get; set; }

    /// <summary>When the person marked the mail as spam, UTC.</summary>
    public DateTime? SpamUtc { get; set; }

    /// <summary>There is a token that somebody was sent, and it was not taken back.</summary>
    public bool HasLink => RevokedUtc is null && QueuedUtc is not null;

    /// <summary>Its mail waits in the queue.</summary>
    public bool IsWaiting => HasLink && FailedUtc is null && !((WrittenUtc ?? SentUtc) >= QueuedUtc);

    string IRestoredRow.Words => "The invitation";

    string IRestoredRow.Taken => "The user was invited again: that invitation stays.";

    bool IRestoredRow.IsWhole => true;

    bool IRestoredRow.ComesBack(bool isSoon) => isSoon;

    bool IRestoredRow.ComesBack(string property, bool isSoon) => isSoon;

    async Task<bool> IRestoredRow.HasRoomAsync(DashboardDb db) => !await db.Invites.AnyAsync(invite => invite.UserId == UserId);
}
