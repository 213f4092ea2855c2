namespace PhoneDashboard.Core.Team;

/// <summary>The table of Specification 6: what each role may do. Nothing else grants a permission to a person.</summary>
public static class RolePermissions
{
    private static readonly HashSet<Permission> Manager = [Permission.Read, Permission.Export];

    private static readonly HashSet<Permission> Support = [Permission.Read, Permission.SendInvites, Permission.DeleteDevices];

    private static readonly HashSet<Permission> Operator =
    [
        Permission.Read, Permission.EditUsers, Permission.EditResources, Permission.SendInvites, Permission.DeleteDevices,
        Permission.Export, Permission.ShareViews,
        Permission.ReadMails, Permission.ReadActivity,
    ];

    private static readonly HashSet<Permission> Administrator = [.. Enum.GetValues<Permission>()];

    /// <summary>What an account with this role may do.</summary>
    public static IReadOnlySet<Permission> Of(Role role) => role switch
    {
        Role.Administrator => Administrator,
        Role.Operator => Operator,
        Role.Support => Support,
        Role.Manager => Manager,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Not a role."),
    };
}
