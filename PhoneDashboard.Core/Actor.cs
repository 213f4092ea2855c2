namespace PhoneDashboard.Core;

/// <summary>What an actor may do. One permission per kind of use, as the table of roles names them (SPEC section 6).</summary>
public enum Permission
{
    /// <summary>Read business data and open Relations.</summary>
    Read,

    /// <summary>Create, edit and delete users and their lines.</summary>
    EditUsers,

    /// <summary>Create, edit and delete numbers, audio files, delivery methods, feature codes and schedules.</summary>
    EditResources,

    /// <summary>Send and resend invites.</summary>
    SendInvites,

    /// <summary>End the session of an app device.</summary>
    DeleteDevices,

    /// <summary>Take a table away as CSV.</summary>
    Export,

    /// <summary>Read mail bodies, activation links and QR codes.</summary>
    ReadMails,

    /// <summary>Change the settings of the account.</summary>
    ChangeSettings,
}

/// <summary>The kinds of caller.</summary>
public enum ActorKind
{
    /// <summary>A person at the dashboard.</summary>
    TeamAccount,

    /// <summary>An installation of the phone app.</summary>
    Device,

    /// <summary>The mail service, reporting what became of a mail.</summary>
    SendGrid,

    /// <summary>Background work or the command line.</summary>
    System,
}

/// <summary>Who acts. Every public service method takes one first, because a singleton cannot see who is calling.</summary>
/// <param name="Kind">What sort of caller it is.</param>
/// <param name="Name">The name the audit trail shows.</param>
/// <param name="Permissions">What this actor may do.</param>
public sealed record Actor(ActorKind Kind, string Name, IReadOnlySet<Permission> Permissions)
{
    private static readonly HashSet<Permission> All = [.. Enum.GetValues<Permission>()];

    /// <summary>The person at the dashboard of a system without sign-in: may do everything.</summary>
    public static Actor LocalOperator { get; } = new(ActorKind.TeamAccount, "Local operator", All);

    /// <summary>Background work or the command line, under the name the audit trail shows.</summary>
    public static Actor System(string name) => new(ActorKind.System, name, All);

    /// <summary>Throws when the actor may not do it: a missing permission is a fault of the page, not of the person.</summary>
    /// <exception cref="UnauthorizedAccessException">The actor lacks the permission.</exception>
    public void Require(Permission permission)
    {
        if (!Permissions.Contains(permission))
        {
            throw new UnauthorizedAccessException($"{Name} may not: {permission}");
        }
    }
}
