namespace PhoneDashboard.Core.Email;

/// <summary>One report of the mail service about one of our mails.</summary>
/// <param name="EventId">What the service calls the report; the same when it repeats itself.</param>
/// <param name="MailId">The mail of the queue.</param>
/// <param name="Recipient">The address it went to, in ASCII.</param>
/// <param name="Kind">What became of it.</param>
/// <param name="Utc">When, by the service's clock, in whole microseconds; never later than it came.</param>
/// <param name="Reason">Why, in the words of whoever said so; null where no reason was given.</param>
internal sealed record MailReport(string EventId, long MailId, string Recipient, MailReportKind Kind, DateTime Utc, string? Reason);
