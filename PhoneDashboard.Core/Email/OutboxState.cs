namespace PhoneDashboard.Core.Email;

/// <summary>Where a mail stands.</summary>
public enum OutboxState
{
    /// <summary>Waits for its next attempt, or is leased to a sender.</summary>
    Queued,

    /// <summary>The mail service took it: never sent again.</summary>
    Sent,

    /// <summary>It was written to the pickup folder, and reached nobody.</summary>
    Written,

    /// <summary>Refused for good.</summary>
    Failed,

    /// <summary>Taken back before it was sent.</summary>
    Cancelled,
}
