using System.ComponentModel.DataAnnotations;
using PhoneDashboard.Core.Email;

namespace PhoneDashboard.Core.Users;

/// <summary>A new user as typed: step 1 of the wizard (Specification 4.2).</summary>
public class NewPhoneUser
{
    private const string TooLong = "Use at most 100 characters.";

    /// <inheritdoc cref="PhoneUser.FirstName" />
    [Required(ErrorMessage = "Enter a first name.")]
    [StringLength(PhoneUser.NameLength, ErrorMessage = TooLong)]
    public string? FirstName { get; set; }

    /// <inheritdoc cref="PhoneUser.LastName" />
    [Required(ErrorMessage = "Enter a last name.")]
    [StringLength(PhoneUser.NameLength, ErrorMessage = TooLong)]
    public string? LastName { get; set; }

    /// <inheritdoc cref="PhoneUser.Department" />
    [StringLength(PhoneUser.NameLength, ErrorMessage = TooLong)]
    public string? Department { get; set; }

    /// <inheritdoc cref="PhoneUser.JobTitle" />
    [StringLength(PhoneUser.NameLength, ErrorMessage = TooLong)]
    public string? JobTitle { get; set; }

    /// <summary>The user's Time Schedule, or null for always.</summary>
    public long? TimeScheduleId { get; set; }

    /// <summary>Where the invite goes, or null.</summary>
    [OneEmailAddress]
    public string? Email { get; set => field = EmailAddress.Tidy(value); }

    /// <summary>Puts what was typed into the user, null for nothing; only of a valid one.</summary>
    internal void ApplyTo(PhoneUser user)
    {
        user.FirstName = FirstName!;
        user.LastName = LastName!;
        user.Department = TypedText.OrNull(Department);
        user.JobTitle = TypedText.OrNull(JobTitle);
        user.TimeScheduleId = TimeScheduleId;
        user.Email = Email;
    }
}
