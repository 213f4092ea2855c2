namespace PhoneDashboard.Core.Email;

/// <summary>A picture inside the HTML of a mail, shown by <c>cid:</c>, because large mail services block <c>data:</c>.</summary>
/// <param name="ContentId">The name after <c>cid:</c>.</param>
/// <param name="FileName">The name it is saved under.</param>
/// <param name="MediaType">Such as "image/png".</param>
/// <param name="Content">The bytes of the picture.</param>
public sealed record InlineImage(string ContentId, string FileName, string MediaType, byte[] Content);

/// <summary>What a mail says: the payload of the outbox.</summary>
/// <param name="ToName">The name of the one it goes to.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">The mail as plain text.</param>
/// <param name="Html">The same as HTML.</param>
/// <param name="Images">The pictures that the HTML shows.</param>
public sealed record EmailContent(string? ToName, string Subject, string Text, string Html, IReadOnlyList<InlineImage> Images);

/// <summary>A mail ready to go. Its links are never rewritten for click tracking (Specification 4.6).</summary>
/// <param name="From">The sender.</param>
/// <param name="To">The one recipient.</param>
/// <param name="Content">What it says.</param>
/// <param name="Category">What sort of mail it is, for the mail service's statistics: "invite" or "test".</param>
/// <param name="Reference">The id of its row in the outbox, which the mail service's reports carry back; nothing personal.</param>
public sealed record EmailMessage(EmailAddress From, EmailAddress To, EmailContent Content, string Category, long Reference);

/// <summary>What became of one attempt to send a mail.</summary>
public abstract record EmailOutcome
{
    private EmailOutcome()
    {
    }

    /// <summary>The mail service took it: never send it again.</summary>
    /// <param name="MessageId">What the mail service calls it.</param>
    public sealed record Accepted(string? MessageId) : EmailOutcome;

    /// <summary>It was written to the pickup folder: it reached nobody, and is not written again.</summary>
    /// <param name="FileName">The file's name.</param>
    public sealed record Written(string FileName) : EmailOutcome;

    /// <summary>Not now: the mail service is busy, down or out of reach.</summary>
    /// <param name="RetryAfter">How long the mail service asks to be left alone, or null when it did not say.</param>
    /// <param name="Reason">Why, in words for a person.</param>
    public sealed record RetryLater(TimeSpan? RetryAfter, string Reason) : EmailOutcome;

    /// <summary>Nothing was tried: our own disk is in the way. That is no attempt, and goes on as long as it takes.</summary>
    /// <param name="Reason">Why, in words for a person.</param>
    public sealed record Prevented(string Reason) : EmailOutcome;

    /// <summary>This mail will never be taken.</summary>
    /// <param name="Reason">Why, in the mail service's own words.</param>
    public sealed record Refused(string Reason) : EmailOutcome;

    /// <summary>The mail service takes no mail from us at all: the key or the sender is wrong, or the plan is used up.</summary>
    /// <param name="Reason">Why, in the mail service's own words.</param>
    public sealed record Unauthorized(string Reason) : EmailOutcome;
}

/// <summary>Hands a mail over: to SendGrid, or to the pickup folder when there is no API key.</summary>
public interface IEmailSender
{
    /// <summary>False where mails are written to a folder and nobody gets them: the pages say so (Specification 4.6).</summary>
    bool ReachesPeople => true;

    /// <summary>Tries once. What the mail service answers, or that it does not, is an outcome and no exception.</summary>
    Task<EmailOutcome> SendAsync(EmailMessage message, CancellationToken cancellationToken = default);
}
