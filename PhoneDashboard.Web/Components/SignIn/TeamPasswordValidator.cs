using Microsoft.AspNetCore.Identity;
using PhoneDashboard.Core.SignIn;
using PhoneDashboard.Core.Team;

namespace PhoneDashboard.Web.Components.SignIn;

/// <summary>Identity asks the rules that Core has.</summary>
internal sealed class TeamPasswordValidator : IPasswordValidator<TeamAccount>
{
    public Task<IdentityResult> ValidateAsync(UserManager<TeamAccount> manager, TeamAccount user, string? password) => Task.FromResult(
        PasswordRules.Check(password, user.Name, user.Email ?? "") is { } rule
            ? IdentityResult.Failed(new IdentityError { Code = "Password", Description = rule })
            : IdentityResult.Success);
}
