namespace PhoneDashboard.Core.Email;

/// <summary>What the mail service says became of a mail that it took.</summary>
internal enum MailReportKind
{
    /// <summary>The receiving server could not take it yet; the mail service goes on trying.</summary>
    Deferred,

    /// <summary>The receiving server took it.</summary>
    Delivered,

    /// <summary>A person opened it.</summary>
    Opened,

    /// <summary>The receiving server refused it.</summary>
    Bounced,

    /// <summary>The mail service did not even try.</summary>
    Dropped,

    /// <summary>The person marked it as spam.</summary>
    Spam,
}
