namespace PhoneDashboard.Core;

/// <summary>What an actor may do. One permission per kind of use, as the table of roles names them (Specification 6).</summary>
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

    /// <summary>Save, change and delete views of tables that are for everybody; views of one's own need <see cref="Read"/> only.</summary>
    ShareViews,

    /// <summary>Read mail bodies, activation links and QR codes.</summary>
    ReadMails,

    /// <summary>See what was changed by whom in Activity, and undo it.</summary>
    ReadActivity,

    /// <summary>Change the settings of the account, and see to its mail queue.</summary>
    ChangeSettings,

    /// <summary>Invite, change and remove team accounts.</summary>
    ManageTeam,

    /// <summary>Take the whole database away, and put it back.</summary>
    BackUp,

    /// <summary>Read the whole audit trail, that of team accounts and sign-ins included.</summary>
    ReadAudit,
}
