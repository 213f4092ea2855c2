namespace PhoneDashboard.Core.Email;

/// <summary>A mail ready to go. Its links are never rewritten for click tracking (Specification 4.6).</summary>
/// <param name="From">The sender.</param>
/// <param name="To">The one recipient.</param>
/// <param name="Content">What it says.</param>
/// <param name="Category">What sort of mail it is, for the mail service's statistics: "invite" or "test".</param>
/// <param name="Reference">The id of its row in the outbox, which the mail service's reports carry back; nothing personal.</param>
public sealed record EmailMessage(EmailAddress From, EmailAddress To, EmailContent Content, string Category, long Reference);
