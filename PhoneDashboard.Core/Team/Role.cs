namespace PhoneDashboard.Core.Team;

/// <summary>What a team account is for (Specification 6). What each may do stands in <see cref="RolePermissions"/>.</summary>
public enum Role
{
    /// <summary>Everything, team accounts, settings, backup and audit included.</summary>
    Administrator,

    /// <summary>
    /// Creates, edits, deletes, invites, imports and exports; reads mails, activation links and QR codes; sees Activity and undoes.
    /// </summary>
    Operator,

    /// <summary>Reads everything, opens Relations, sends and resends invites, deletes a device.</summary>
    Support,

    /// <summary>Reads everything and exports it.</summary>
    Manager,
}
