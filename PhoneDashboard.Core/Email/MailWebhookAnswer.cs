namespace PhoneDashboard.Core.Email;

/// <summary>What became of a batch of reports.</summary>
public enum MailWebhookAnswer
{
    /// <summary>It is not the mail service's, or too old.</summary>
    Refused,

    /// <summary>The mail service signed what is no batch of reports.</summary>
    Unreadable,

    /// <summary>What concerns us is kept.</summary>
    Taken,
}
