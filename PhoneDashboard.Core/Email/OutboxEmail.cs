using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Email;

/// <summary>One mail of the durable queue.</summary>
public sealed class OutboxEmail : IRestoredRow
{
    /// <summary>Given by the database.</summary>
    public long Id { get; set; }

    /// <summary>What it is for.</summary>
    public OutboxKind Kind { get; set; }

    /// <summary>Whom it is about; null for a mail that is not about a user, or when the user is gone.</summary>
    public long? UserId { get; set; }

    /// <summary>Whom it is about.</summary>
    public PhoneUser? User { get; set; }

    /// <summary>The address it goes to.</summary>
    public required string Recipient { get; set; }

    /// <summary>Subject and bodies as JSON, encrypted by data protection; wiped once sent, failed or cancelled.</summary>
    public byte[]? ProtectedPayload { get; set; }

    /// <summary>Where it stands.</summary>
    public OutboxState State { get; set; }

    /// <summary>When it entered the queue, UTC.</summary>
    public DateTime CreatedUtc { get; set; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; set; }

    /// <summary>Not before this time, UTC.</summary>
    public DateTime NextAttemptUtc { get; set; }

    /// <summary>It came with a backup that was put back: it waits until an administrator says whether it is sent or dropped.</summary>
    public bool IsHeld { get; set; }

    /// <summary>A sender has it until this time, UTC; committed before the POST, so that two processes never take the same mail.</summary>
    public DateTime? LeasedUntilUtc { get; set; }

    /// <summary>When the mail service took it, UTC.</summary>
    public DateTime? SentUtc { get; set; }

    /// <summary>Why the last attempt failed, in the mail service's own words.</summary>
    public string? FailureReason { get; set; }

    /// <summary>What the mail service, or the pickup folder, calls it.</summary>
    public string? MessageId { get; set; }

    bool IRestoredRow.ComesBack(string property, bool isSoon) => isSoon || property == nameof(UserId);
}
