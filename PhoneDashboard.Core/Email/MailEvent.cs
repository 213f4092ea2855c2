namespace PhoneDashboard.Core.Email;

/// <summary>
/// A report of the mail service that was taken in: it may come again, and counts once (Specification 4.6). Kept as long as the service
/// repeats itself.
/// </summary>
public sealed class MailEvent
{
    /// <summary>Given by the database.</summary>
    public long Id { get; set; }

    /// <summary>What the mail service calls the report; unique.</summary>
    public required string EventId { get; set; }

    /// <summary>When it came, UTC.</summary>
    public DateTime ReceivedUtc { get; set; }
}
