using System.ComponentModel.DataAnnotations;
using PhoneDashboard.Core.Email;

namespace PhoneDashboard.Core.Team;

/// <summary>A colleague to invite, as typed.</summary>
public class NewTeamAccount
{
    /// <summary>The person's name.</summary>
    [Required(ErrorMessage = "Enter the name.")]
    [StringLength(TeamAccount.NameLength, ErrorMessage = "Use at most 100 characters.")]
    public string? Name { get; set; }

    /// <summary>The address to sign in with, and where the invitation goes.</summary>
    [Required(ErrorMessage = "Enter the e-mail address.")]
    [OneEmailAddress]
    public string? Email { get; set => field = EmailAddress.Tidy(value); }

    /// <summary>What the account is for.</summary>
    [EnumDataType(typeof(Role), ErrorMessage = "Choose a role.")]
    public Role Role { get; set; } = Role.Operator;
}
