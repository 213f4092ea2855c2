using PhoneDashboard.Core.Team;

namespace PhoneDashboard.Core;

/// <summary>Who acts. Every public service method takes one first, because a singleton cannot see who is calling.</summary>
/// <param name="Kind">What sort of caller it is.</param>
/// <param name="Name">The name the audit trail shows.</param>
/// <param name="Permissions">What this actor may do.</param>
public sealed record Actor(ActorKind Kind, string Name, IReadOnlySet<Permission> Permissions)
{
    private static readonly HashSet<Permission> All = [.. Enum.GetValues<Permission>()];

    /// <summary>Nobody is signed in: may do nothing.</summary>
    public static Actor Nobody { get; } = new(ActorKind.TeamAccount, "Nobody", new HashSet<Permission>());

    /// <summary>The team account behind a person at the dashboard; null for every other kind of caller.</summary>
    public long? AccountId { get; init; }

    /// <summary>A person at the dashboard, with what the role allows.</summary>
    /// <param name="accountId">The team account.</param>
    /// <param name="name">The name the audit trail shows.</param>
    /// <param name="role">The account's role, as it is now.</param>
    public static Actor Of(long accountId, string name, Role role) =>
        new(ActorKind.TeamAccount, name, RolePermissions.Of(role)) { AccountId = accountId };

    /// <summary>Background work or the command line, under the name the audit trail shows.</summary>
    public static Actor System(string name) => new(ActorKind.System, name, All);

    /// <summary>Whether the actor may do it: for showing what is of use, never instead of <see cref="ServiceCalls.Require"/>.</summary>
    public bool May(Permission permission) => Permissions.Contains(permission);

    /// <summary>Throws when the actor may not do it: a missing permission is a fault of the page, not of the person.</summary>
    /// <exception cref="UnauthorizedAccessException">The actor lacks the permission.</exception>
    /// <param name="permission">What is about to be done in the actor's name.</param>
    internal void Demand(Permission permission)
    {
        if (!May(permission))
        {
            throw new UnauthorizedAccessException($"{Name} may not: {permission}");
        }
    }
}
