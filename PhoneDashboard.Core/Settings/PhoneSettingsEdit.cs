using System.ComponentModel.DataAnnotations;
using PhoneDashboard.Core.Fields;
using PhoneDashboard.Core.Phones;

namespace PhoneDashboard.Core.Settings;

/// <summary>
/// What Settings lets an administrator change about phones (Specification 10). A form of its own beside <see cref="AccountSettingsEdit"/>,
/// though one row holds both: each conflicts only with changes of its own fields.
/// </summary>
public sealed class PhoneSettingsEdit : IVersionedEdit
{
    private const int MostEmergencyNumbers = 20;

    /// <summary>As read: a save in between is a conflict where it changed one of these fields.</summary>
    public long Version { get; set; }

    /// <inheritdoc cref="AccountSettings.AppName" />
    [Required(ErrorMessage = "Enter the name of the app.")]
    [StringLength(100, ErrorMessage = "Use at most 100 characters.")]
    public string? AppName { get; set; }

    /// <inheritdoc cref="AccountSettings.AppStoreUrl" />
    [StringLength(300, ErrorMessage = "Use at most 300 characters.")]
    [CustomValidation(typeof(PhoneSettingsEdit), nameof(CheckLink))]
    public string? AppStoreUrl { get; set; }

    /// <inheritdoc cref="AccountSettings.PlayStoreUrl" />
    [StringLength(300, ErrorMessage = "Use at most 300 characters.")]
    [CustomValidation(typeof(PhoneSettingsEdit), nameof(CheckLink))]
    public string? PlayStoreUrl { get; set; }

    /// <inheritdoc cref="AccountSettings.SupportContact" />
    [StringLength(200, ErrorMessage = "Use at most 200 characters.")]
    public string? SupportContact { get; set; }

    /// <summary>With commas, semicolons or blanks between; null: those of the country.</summary>
    [CustomValidation(typeof(PhoneSettingsEdit), nameof(CheckEmergencyNumbers))]
    public string? EmergencyNumbers { get; set; }

    /// <inheritdoc cref="AccountSettings.CompanyCallerId" />
    public string? CompanyCallerId { get; set; }

    /// <inheritdoc cref="AccountSettings.CallRetentionDays" />
    [Range(1, 3650, ErrorMessage = "Enter a number of days from 1 to 3650.")]
    public int CallRetentionDays { get; set; }

    /// <summary>The form filled with the present settings.</summary>
    public static PhoneSettingsEdit From(AccountSettings settings) => new()
    {
        Version = settings.Version,
        AppName = settings.AppName,
        AppStoreUrl = settings.AppStoreUrl,
        PlayStoreUrl = settings.PlayStoreUrl,
        SupportContact = settings.SupportContact,
        EmergencyNumbers = settings.EmergencyNumbers,
        CompanyCallerId = settings.CompanyCallerId,
        CallRetentionDays = settings.CallRetentionDays,
    };

    /// <summary>Invites link to it.</summary>
    public static ValidationResult? CheckLink(string? value, ValidationContext context) =>
        string.IsNullOrWhiteSpace(value) || (Uri.TryCreate(value.Trim(), UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps)
            ? ValidationResult.Success
            : new ValidationResult("Enter an address that begins with https://, or nothing.", [context.MemberName!]);

    /// <summary>Digits only, as long as emergency numbers are.</summary>
    public static ValidationResult? CheckEmergencyNumbers(string? value, ValidationContext context)
    {
        var numbers = DiallingRules.Apart(value);
        return numbers.All(number => number.Length is >= DiallingRules.ShortestEmergency and <= DiallingRules.LongestEmergency
                && number.All(char.IsAsciiDigit))
            ? numbers.Count <= MostEmergencyNumbers ? ValidationResult.Success
                : new ValidationResult("Enter at most 20 numbers.", [context.MemberName!])
            : new ValidationResult(
                "Enter numbers of 2 to 5 digits with commas between, such as 110, 112.", [context.MemberName!]);
    }
}
