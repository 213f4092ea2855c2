using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PhoneDashboard.Core;
using PhoneDashboard.Core.SignIn;
using PhoneDashboard.Core.Team;

namespace PhoneDashboard.Web.Components.SignIn;

/// <summary>
/// What a session says of its account: id, name, role, and the security stamp it began with. A change of role ends the sessions, so the
/// role is always the present one.
/// </summary>
internal sealed class TeamClaims : IUserClaimsPrincipalFactory<TeamAccount>
{
    /// <summary>How the session was begun; Identity takes it along when it renews one.</summary>
    internal const string Method = "amr";

    /// <summary>By a password and nothing else.</summary>
    internal const string ByPassword = "pwd";

    private const string Stamp = "AspNet.Identity.SecurityStamp"; // Identity's own name, so that sessions outlive an update

    public Task<ClaimsPrincipal> CreateAsync(TeamAccount user) =>
        Task.FromResult(PrincipalOf(user.Id, user.Name, user.Role, new Claim(Stamp, user.SecurityStamp!)));

    /// <summary>The session of an account.</summary>
    internal static ClaimsPrincipal PrincipalOf(long id, string name, Role role, params Claim[] more) => new(new ClaimsIdentity(
        [IdClaim(id), new Claim(ClaimTypes.Name, name), new Claim(ClaimTypes.Role, role.ToString()), .. more],
            IdentityConstants.ApplicationScheme, ClaimTypes.Name, ClaimTypes.Role));

    /// <summary>Somebody who has got the first step right: no session, and without name and role.</summary>
    internal static ClaimsPrincipal PendingOf(SignInStep step) =>
        new(new ClaimsIdentity([IdClaim(step.AccountId), new Claim(Stamp, step.Stamp)], IdentityConstants.TwoFactorUserIdScheme));

    /// <summary>The account's id; null when nobody is signed in.</summary>
    internal static long? IdOf(ClaimsPrincipal? person) =>
        person?.Identity?.IsAuthenticated == true
            && long.TryParse(person.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>The account, as it was when the session or the step began; null when nobody is signed in.</summary>
    internal static SignInStep? StepOf(ClaimsPrincipal? person) =>
        IdOf(person) is { } id && person!.FindFirstValue(Stamp) is { } stamp
            ? new SignInStep(id, stamp, IsPasswordAlone: person!.HasClaim(Method, ByPassword)) : null;

    internal static Actor ActorOf(ClaimsPrincipal person) =>
        IdOf(person) is { } id && Enum.TryParse<Role>(person.FindFirstValue(ClaimTypes.Role), out var role)
            ? Actor.Of(id, person.FindFirstValue(ClaimTypes.Name) ?? "", role)
            : Actor.Nobody;

    private static Claim IdClaim(long id) => new(ClaimTypes.NameIdentifier, id.ToString(CultureInfo.InvariantCulture));
}
