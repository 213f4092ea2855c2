using PhoneDashboard.Core;
using PhoneDashboard.Core.Team;

namespace PhoneDashboard.Tests.Support;

/// <summary>A team account of each role.</summary>
internal static class TestActors
{
    internal static Actor Administrator { get; } = Of(Role.Administrator);

    internal static Actor Operator { get; } = Of(Role.Operator);

    internal static Actor Support { get; } = Of(Role.Support);

    internal static Actor Manager { get; } = Of(Role.Manager);

    /// <summary>The account of this role; its name is the role's.</summary>
    internal static Actor Of(Role role) => Actor.Of((long)role + 1, role.ToString(), role);
}
