using PhoneDashboard.Core.Fields;

namespace PhoneDashboard.Core.Team;

/// <summary>The fields of a team account that the trail names; its secrets are not among them.</summary>
internal static class TeamAccountFields
{
    internal static FieldCatalogue Catalogue { get; } = new(nameof(TeamAccount), "Team Account",
    [
        new(nameof(TeamAccount.Name), "Name") { IsFilter = true },
        new(nameof(TeamAccount.Role), "Role") { IsFilter = true },
        new(nameof(TeamAccount.IsDisabled), "Disabled") { IsFilter = true },
        new(nameof(TeamAccount.JoinedUtc), "Joined"),
        new(nameof(TeamAccount.Email), "Email"),
        new(nameof(TeamAccount.PhoneNumber), "Phone Number"),
        new(nameof(TeamAccount.PhoneNumberConfirmed), "Phone Number Confirmed"),
        new(nameof(TeamAccount.TwoFactorEnabled), "Two Factor Enabled"),
    ])
    {
        IsOfTeam = true,
    };
}
