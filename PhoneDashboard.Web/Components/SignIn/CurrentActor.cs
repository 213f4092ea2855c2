using System.Security.Claims;
using PhoneDashboard.Core;

namespace PhoneDashboard.Web.Components.SignIn;

/// <summary>Who is at the dashboard: one for each circuit, and one for each request of an endpoint.</summary>
public sealed class CurrentActor
{
    /// <summary>Passed to every service; may do nothing until somebody is signed in, and when the session has ended.</summary>
    public Actor Actor { get; private set; } = Actor.Nobody;

    /// <summary>From here on it is this one.</summary>
    public void Become(Actor actor) => Actor = actor;

    /// <summary>From here on it is the account of this session, or nobody.</summary>
    public void Become(ClaimsPrincipal person) => Become(TeamClaims.ActorOf(person));

    /// <summary>Whether to show what needs this permission. The service decides again.</summary>
    public bool May(Permission permission) => Actor.May(permission);
}
