namespace PhoneDashboard.Core.Email;

/// <summary>Hands a mail over: to SendGrid, or to the pickup folder when there is no API key.</summary>
public interface IEmailSender
{
    /// <summary>False where mails are written to a folder and nobody gets them: the pages say so (Specification 4.6).</summary>
    bool ReachesPeople => true;

    /// <summary>Tries once. What the mail service answers, or that it does not, is an outcome and no exception.</summary>
    Task<EmailOutcome> SendAsync(EmailMessage message, CancellationToken cancellationToken = default);
}
