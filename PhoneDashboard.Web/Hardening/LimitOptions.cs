using System.ComponentModel.DataAnnotations;

namespace PhoneDashboard.Web.Hardening;

/// <summary>How much one caller may ask for: <c>Limits</c>.</summary>
public sealed class LimitOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Limits";

    /// <summary>
    /// Forms sent to sign-in, set-up and the like per minute and caller: a browser that somebody has signed in with before, else a remote
    /// address.
    /// </summary>
    [Range(1, 10_000, ErrorMessage = "Limits:SignInsPerMinute must be between 1 and 10,000.")]
    public int SignInsPerMinute { get; set; } = 20;

    /// <summary>
    /// Other requests to addresses that need no sign-in, per minute and caller; and beginnings of dashboards' connections, per team
    /// account.
    /// </summary>
    [Range(10, 100_000, ErrorMessage = "Limits:PublicRequestsPerMinute must be between 10 and 100,000.")]
    public int PublicRequestsPerMinute { get; set; } = 240;

    /// <summary>Files sent per minute and team account.</summary>
    [Range(1, 10_000, ErrorMessage = "Limits:UploadsPerMinute must be between 1 and 10,000.")]
    public int UploadsPerMinute { get; set; } = 30;

    /// <summary>Batches of reports about mails per minute and remote address; those held back come again later.</summary>
    [Range(1, 100_000, ErrorMessage = "Limits:WebhooksPerMinute must be between 1 and 100,000.")]
    public int WebhooksPerMinute { get; set; } = 600;

    /// <summary>Files (exports, backups) on their way at once, per team account.</summary>
    [Range(1, 1_000, ErrorMessage = "Limits:Downloads must be between 1 and 1,000.")]
    public int Downloads { get; set; } = 3;

    /// <summary>The same of all accounts together.</summary>
    [Range(1, 1_000, ErrorMessage = "Limits:AllDownloads must be between 1 and 1,000.")]
    public int AllDownloads { get; set; } = 12;

    /// <summary>Seconds that a browser may take for the next piece of a file, of about 100 KB; a slower one is cut off.</summary>
    [Range(1, 3_600, ErrorMessage = "Limits:ReaderPatience must be between 1 and 3,600 seconds.")]
    public int ReaderPatience { get; set; } = 30;

    /// <summary>
    /// KB that a browser must take each second of an export or a backup, on average over twice <see cref="ReaderPatience"/>; a slower
    /// one is cut off.
    /// </summary>
    [Range(0, 10_000, ErrorMessage = "Limits:ReaderRate must be between 0 and 10,000 KB a second.")]
    public int ReaderRate { get; set; } = 20;

    /// <summary>Dashboards open at once per team account, or per remote address where nobody is signed in.</summary>
    [Range(1, 10_000, ErrorMessage = "Limits:OpenDashboards must be between 1 and 10,000.")]
    public int OpenDashboards { get; set; } = 200;

    /// <summary>Dashboards whose connection is lost and that are kept for three minutes for their people to come back.</summary>
    [Range(0, 10_000, ErrorMessage = "Limits:LostDashboards must be between 0 and 10,000.")]
    public int LostDashboards { get; set; } = 100;
}
