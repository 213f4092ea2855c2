using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Team;

namespace PhoneDashboard.Web.SignIn;

/// <summary>What a session says of its account: id, name, role, and the security stamp it began with. A change of role ends the sessions, so the role is always the present one.</summary>
internal sealed class TeamClaims(IOptions<IdentityOptions> options) : IUserClaimsPrincipalFactory<TeamAccount>
{
    public Task<ClaimsPrincipal> CreateAsync(TeamAccount user) => Task.FromResult(PrincipalOf(user.Id, user.Name, user.Role, new Claim(options.Value.ClaimsIdentity.SecurityStampClaimType, user.SecurityStamp!)));

    /// <summary>The session of an account.</summary>
    internal static ClaimsPrincipal PrincipalOf(long id, string name, Role role, params Claim[] more) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, id.ToString(CultureInfo.InvariantCulture)), new Claim(ClaimTypes.Name, name), new Claim(ClaimTypes.Role, role.ToString()), .. more],
        IdentityConstants.ApplicationScheme, ClaimTypes.Name, ClaimTypes.Role));

    /// <summary>The account's id; null when nobody is signed in.</summary>
    internal static long? IdOf(ClaimsPrincipal person) =>
        person.Identity?.IsAuthenticated == true && long.TryParse(person.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var id) ? id : null;

    internal static Actor ActorOf(ClaimsPrincipal person) =>
        IdOf(person) is { } id && Enum.TryParse<Role>(person.FindFirstValue(ClaimTypes.Role), out var role) ? Actor.Of(id, person.FindFirstValue(ClaimTypes.Name) ?? "", role) : Actor.Nobody;
}
