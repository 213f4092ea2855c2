namespace PhoneDashboard.Core.Email;

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
