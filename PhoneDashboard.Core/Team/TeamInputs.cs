using System.ComponentModel.DataAnnotations;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.SignIn;

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

/// <summary>The first administrator, as typed at set-up.</summary>
public sealed class FirstAdministrator : NewTeamAccount
{
    /// <summary>See <see cref="PasswordRules"/>.</summary>
    [Verbatim]
    public string? Password { get; set; }
}

/// <summary>A team account in its table.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Email">The address.</param>
/// <param name="Role">What the account is for.</param>
/// <param name="State">Whether one can sign in with it.</param>
/// <param name="HasSecondFactor">An authenticator app is set up.</param>
/// <param name="Passkeys">How many passkeys it has.</param>
/// <param name="LastSignInUtc">When somebody last signed in with it, UTC.</param>
public sealed record TeamAccountRow(
    long Id, string Name, string Email, Role Role, TeamAccountState State, bool HasSecondFactor, int Passkeys, DateTime? LastSignInUtc);

/// <summary>Whether one can sign in with an account.</summary>
public enum TeamAccountState
{
    /// <summary>One can.</summary>
    Active,

    /// <summary>The invitation has not been accepted yet.</summary>
    Invited,

    /// <summary>An administrator has disabled it.</summary>
    Disabled,
}
