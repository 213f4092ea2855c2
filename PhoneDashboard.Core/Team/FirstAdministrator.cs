using PhoneDashboard.Core.SignIn;

namespace PhoneDashboard.Core.Team;

/// <summary>The first administrator, as typed at set-up.</summary>
public sealed class FirstAdministrator : NewTeamAccount
{
    /// <summary>See <see cref="PasswordRules"/>.</summary>
    [Verbatim]
    public string? Password { get; set; }
}
