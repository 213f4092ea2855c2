using PhoneDashboard.Core;

namespace PhoneDashboard.Web.Components.SignIn;

/// <summary>
/// The permission without which a page or an endpoint makes no sense to a person: <c>@attribute [Needs(Permission.Read)]</c>. It decides
/// what is shown and which address answers; the services decide over the data. What everybody may reach says <c>[AllowAnonymous]</c>
/// instead; a test fails for an address that says neither.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute(Permission permission) : Attribute
{
    /// <summary>What whoever opens the page must be allowed to do.</summary>
    public Permission Permission { get; } = permission;
}
