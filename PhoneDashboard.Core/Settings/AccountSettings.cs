using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.Settings;

/// <summary>
/// The account's settings: one row. Configuration seeds it at the first start, then this wins; secrets stay in configuration.
/// </summary>
public sealed class AccountSettings : IAggregate
{
    /// <summary>The id of the only row.</summary>
    public const long OnlyId = 1;

    /// <summary>The fewest days that entries of the audit trail can be kept for: as long as a change can be undone.</summary>
    public const int ShortestAuditRetention = 30;

    /// <summary>The most days, but for ever.</summary>
    public const int LongestAuditRetention = 3650;

    /// <inheritdoc />
    public long Id { get; set; } = OnlyId;

    /// <inheritdoc />
    [Unaudited]
    public long Version { get; set; }

    /// <summary>The company's name.</summary>
    public required string Name { get; set; }

    /// <summary>
    /// The company's country, ISO 3166 letters: numbers are read in it (Specification 5, rule 3). Null until somebody has chosen it.
    /// </summary>
    public string? Country { get; set; }

    /// <summary>IANA name of the zone in which times are shown.</summary>
    public required string TimeZone { get; set; }

    /// <summary>The sender of mails: an address, or a name and an address in angle brackets.</summary>
    public required string EmailFrom { get; set; }

    /// <summary>The base address of links in mails, without a slash at the end.</summary>
    public required string PublicUrl { get; set; }

    /// <summary>How long an invite can be used, in days (Specification 4.6).</summary>
    public int InviteLifetimeDays { get; set; } = 7;

    /// <summary>How long entries of the audit trail are kept, in days; null for ever.</summary>
    public int? AuditRetentionDays { get; set; } = 1095;

    /// <summary>
    /// Whoever signs in with a password shows a second factor too; who has none sets up an authenticator app before the session begins.
    /// </summary>
    public bool SecondFactorRequired { get; set; }

    /// <summary>A backup is written every day.</summary>
    public bool DailyBackup { get; set; } = true;

    /// <summary>When on the day, in the account's time zone.</summary>
    public TimeOnly BackupTime { get; set; } = new(2, 30);

    /// <summary>How many of the newest backups are kept.</summary>
    public int BackupsKept { get; set; } = 7;

    /// <summary>
    /// When the first administrator was made, UTC; null until then. One row with a version: of two who set up at once, one is
    /// refused by the database.
    /// </summary>
    public DateTime? SetUpUtc { get; set; }

    /// <summary>Since when the mail queue is held because the mail service refused our key (401 or 403), UTC; null while it runs.</summary>
    [Unaudited]
    public DateTime? MailHeldUtc { get; set; }

    /// <summary>Why the queue is held, in the mail service's own words.</summary>
    [Unaudited]
    public string? MailHeldReason { get; set; }

    /// <summary>The domain of all SIP addresses; null while phones are off (Specification 10).</summary>
    public string? SipDomain { get; set; }

    /// <summary>What the phone app is called in invites.</summary>
    public string AppName { get; set; } = "Linphone";

    /// <summary>Where the app is for iPhones; null: nowhere.</summary>
    public string? AppStoreUrl { get; set; } = "https://apps.apple.com/app/linphone/id360065638";

    /// <summary>Where it is for Android; null: nowhere.</summary>
    public string? PlayStoreUrl { get; set; } = "https://play.google.com/store/apps/details?id=org.linphone";

    /// <summary>Whom an invited person asks: an address, a number or a sentence; null: nobody is named.</summary>
    public string? SupportContact { get; set; }

    /// <summary>Emergency numbers between commas, such as "110, 112"; null: those of the country.</summary>
    public string? EmergencyNumbers { get; set; }

    /// <summary>
    /// Digits of the DID Number that calls to emergency numbers show where a line has none of its own; null: none.
    /// </summary>
    public string? CompanyCallerId { get; set; }

    /// <summary>How long calls are kept, in days.</summary>
    public int CallRetentionDays { get; set; } = 90;

    /// <summary>The subject of invites as the company wrote it; null: ours.</summary>
    public string? InviteSubject { get; set; }

    /// <summary>What invites say before the steps, as the company wrote it; null: ours.</summary>
    public string? InviteText { get; set; }

    string IAggregate.AuditName => Name;
}
