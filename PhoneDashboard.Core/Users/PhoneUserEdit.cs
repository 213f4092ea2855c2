using System.ComponentModel.DataAnnotations;

namespace PhoneDashboard.Core.Users;

/// <summary>A new user as typed: step 1 of the wizard (SPEC 4.2).</summary>
public class NewPhoneUser
{
    private const string TooLong = "Use at most 100 characters.";

    /// <summary>First Name.</summary>
    [Required(ErrorMessage = "Enter a first name.")]
    [StringLength(PhoneUser.NameLength, ErrorMessage = TooLong)]
    public string? FirstName { get; set; }

    /// <summary>Last Name.</summary>
    [Required(ErrorMessage = "Enter a last name.")]
    [StringLength(PhoneUser.NameLength, ErrorMessage = TooLong)]
    public string? LastName { get; set; }

    /// <summary>Department.</summary>
    [StringLength(PhoneUser.NameLength, ErrorMessage = TooLong)]
    public string? Department { get; set; }

    /// <summary>Job Title.</summary>
    [StringLength(PhoneUser.NameLength, ErrorMessage = TooLong)]
    public string? JobTitle { get; set; }

    /// <summary>The user's Time Schedule, or null for always.</summary>
    public long? TimeScheduleId { get; set; }

    /// <summary>Where the invite goes, or null.</summary>
    [StringLength(PhoneUser.EmailLength, ErrorMessage = "Use at most 254 characters.")]
    [EmailAddressInWords]
    public string? Email { get; set; }

    /// <summary>Puts what was typed into the user, null for nothing; only of a valid one.</summary>
    internal void ApplyTo(PhoneUser user)
    {
        user.FirstName = FirstName!;
        user.LastName = LastName!;
        user.Department = TypedText.OrNull(Department);
        user.JobTitle = TypedText.OrNull(JobTitle);
        user.TimeScheduleId = TimeScheduleId;
        user.Email = TypedText.OrNull(Email);
    }
}

/// <summary>A user that is being edited, with the version it was read with.</summary>
public sealed class PhoneUserEdit : NewPhoneUser
{
    /// <summary>The user.</summary>
    public long Id { get; set; }

    /// <summary>The version it was read with (SPEC section 5, rule 10).</summary>
    public long Version { get; set; }
}

/// <summary>
/// An address that a mail service will take: one part before the @, and a domain with a dot after it. Stricter than RFC 5321, which allows <c>a@b</c>: no invite ever
/// goes to such an address, and most are slips of the finger.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EmailAddressInWordsAttribute : ValidationAttribute
{
    /// <summary>The message names an example.</summary>
    public EmailAddressInWordsAttribute()
        : base("Enter an e-mail address such as name@example.com.")
    {
    }

    /// <summary>True for a whole address.</summary>
    public static bool IsAddress(string text)
    {
        var trimmed = text.Trim();
        var at = trimmed.IndexOf('@', StringComparison.Ordinal);
        return at > 0
            && System.Net.Mail.MailAddress.TryCreate(trimmed, out var address)
            && address.Address == trimmed
            && address.Host.IndexOf('.', StringComparison.Ordinal) > 0
            && !address.Host.EndsWith('.')
            && !address.Host.Contains("..", StringComparison.Ordinal)
            && !trimmed.Any(character => char.IsWhiteSpace(character) || char.IsControl(character));
    }

    /// <inheritdoc />
    public override bool IsValid(object? value) => value is not string text || string.IsNullOrWhiteSpace(text) || IsAddress(text);
}
