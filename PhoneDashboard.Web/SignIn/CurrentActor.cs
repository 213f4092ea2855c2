using PhoneDashboard.Core;
using PhoneDashboard.Core.Team;

namespace PhoneDashboard.Web.SignIn;

/// <summary>Who is at the dashboard: one for each circuit, and one for each request of an endpoint.</summary>
public sealed class CurrentActor
{
    /// <summary>Passed to every service; without accounts, whoever reaches the address administers.</summary>
    public Actor Actor { get; private set; } = Actor.Of(0, "Administrator", Role.Administrator);

    /// <summary>From here on it is this one.</summary>
    public void Become(Actor actor) => Actor = actor;

    /// <summary>Whether to show what needs this permission. The service decides again.</summary>
    public bool May(Permission permission) => Actor.May(permission);
}
