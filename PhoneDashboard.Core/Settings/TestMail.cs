using System.ComponentModel.DataAnnotations;
using PhoneDashboard.Core.Email;

namespace PhoneDashboard.Core.Settings;

/// <summary>A test mail as typed.</summary>
public sealed class TestMail
{
    /// <summary>Where it goes.</summary>
    [Required(ErrorMessage = EmailAddress.Rule)]
    [OneEmailAddress]
    public string? Address { get; set => field = EmailAddress.Tidy(value); }
}
