using System.ComponentModel.DataAnnotations;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Fields;
using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Core.Settings;

/// <summary>What Settings lets an administrator change.</summary>
public class AccountSettingsEdit : IVersionedEdit
{
    /// <summary>The version that was read; another one at the save means that somebody else saved meanwhile.</summary>
    public long Version { get; set; }

    /// <summary>The company's name, shown in invites.</summary>
    [Required(ErrorMessage = "Enter the name of your company.")]
    [StringLength(100, ErrorMessage = "Use at most 100 characters.")]
    public string Name { get; set; } = "";

    /// <summary>The company's country, ISO 3166 letters: numbers without <c>+</c> are read in it. Null while it is not chosen.</summary>
    [CustomValidation(typeof(AccountSettingsEdit), nameof(CheckCountry))]
    public string? Country { get; set; }

    /// <summary>IANA name of the zone in which times are shown, such as "Europe/Berlin".</summary>
    [Required(ErrorMessage = "Choose a time zone.")]
    public string TimeZone { get; set; } = "";

    /// <summary>The sender of mails: an address, or <c>Name &lt;address&gt;</c>.</summary>
    [Required(ErrorMessage = "Enter the sender's address.")]
    [StringLength(200, ErrorMessage = "Use at most 200 characters.")]
    [OneEmailAddress(OfSender = true)]
    public string EmailFrom { get; set => field = EmailAddress.TidySender(value) ?? ""; } = "";

    /// <summary>The base address of links in mails: absolute, http or https, with or without a path.</summary>
    [Required(ErrorMessage = "Enter the address under which people reach this dashboard.")]
    [StringLength(200, ErrorMessage = "Use at most 200 characters.")]
    [CustomValidation(typeof(AccountSettingsEdit), nameof(CheckPublicUrl))]
    public string PublicUrl { get; set; } = "";

    /// <summary>How long an invite can be used, in days.</summary>
    [Range(1, 90, ErrorMessage = "Enter a number of days from 1 to 90.")]
    public int InviteLifetimeDays { get; set; }

    /// <summary>How long entries of Activity are kept, in days; null for ever.</summary>
    [Range(
        AccountSettings.ShortestAuditRetention,
        AccountSettings.LongestAuditRetention,
        ErrorMessage = "Enter a number of days from 30 to 3650, or nothing to keep activity for ever.")]
    public int? AuditRetentionDays { get; set; }

    /// <summary>Whoever signs in with a password shows a second factor too; turning it on ends the sessions of those who did not.</summary>
    public bool SecondFactorRequired { get; set; }

    /// <summary>The form filled with the present settings.</summary>
    public static AccountSettingsEdit From(AccountSettings settings) => new()
    {
        Version = settings.Version,
        Name = settings.Name,
        Country = settings.Country,
        TimeZone = settings.TimeZone,
        EmailFrom = settings.EmailFrom,
        PublicUrl = settings.PublicUrl,
        InviteLifetimeDays = settings.InviteLifetimeDays,
        AuditRetentionDays = settings.AuditRetentionDays,
        SecondFactorRequired = settings.SecondFactorRequired,
    };

    /// <summary>Numbers of the country must be known.</summary>
    public static ValidationResult? CheckCountry(string? value, ValidationContext context) =>
        value is null || NumberCountry.Find(value) is not null ? ValidationResult.Success
            : new ValidationResult("Choose a country from the list.", [context.MemberName!]);

    /// <summary>
    /// Links are made by appending to it, so it may have no query and no fragment; the dashboard cannot be reached under a path.
    /// </summary>
    public static ValidationResult? CheckPublicUrl(string? value, ValidationContext context) =>
        string.IsNullOrWhiteSpace(value)
        || (Uri.TryCreate(value.Trim(), UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            && url is { AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" } && !value.Contains('#') && !value.Contains('?'))
            ? ValidationResult.Success
            : new ValidationResult("Enter an address that begins with http:// or https:// and has nothing behind the host or its port, "
                + "such as https://phones.example.com.",
                [context.MemberName!]);
}
