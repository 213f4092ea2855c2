using PhoneDashboard.Core.SignIn;
using PhoneDashboard.Core.Team;

namespace PhoneDashboard.Tests.Support;

/// <summary>Accounts for those actors of <see cref="TestActors"/> whose own things are kept.</summary>
internal static class TestTeam
{
    /// <summary>Makes the accounts of the administrator and the operator.</summary>
    internal static async Task AddTeamAsync(this ITestServices test)
    {
        _ = (await test.Get<TeamAccessService>().SetUpAsync(TeamSession.Administrator())).Value;
        var id = (await test.Get<TeamAccountService>().InviteAsync(TestActors.Administrator, new NewTeamAccount
        {
            Name = "Olga Operator",
            Email = "operator@example.com",
            Role = Role.Operator,
        })).Value;
        if (id != TestActors.Operator.AccountId)
        {
            throw new InvalidOperationException("The operator of the tests is another account.");
        }
    }
}
