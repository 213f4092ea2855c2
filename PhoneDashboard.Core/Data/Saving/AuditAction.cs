namespace PhoneDashboard.Core.Data.Saving;

/// <summary>What happened to a thing.</summary>
public enum AuditAction
{
    /// <summary>It was created.</summary>
    Created,

    /// <summary>It was changed.</summary>
    Changed,

    /// <summary>It was deleted.</summary>
    Deleted,

    /// <summary>It was put back by an undo.</summary>
    Restored,

    /// <summary>An invite was put in the queue.</summary>
    InviteSent,

    /// <summary>An invite was taken back.</summary>
    InviteRevoked,

    /// <summary>The mail of an invite is delayed.</summary>
    InviteDelayed,

    /// <summary>The mail of an invite reached the mailbox.</summary>
    InviteDelivered,

    /// <summary>The mail of an invite was opened.</summary>
    InviteOpened,

    /// <summary>The receiving server refused the mail of an invite.</summary>
    InviteBounced,

    /// <summary>The mail service did not send the mail of an invite on.</summary>
    InviteDropped,

    /// <summary>The person marked the mail of an invite as spam.</summary>
    InviteMarkedAsSpam,

    /// <summary>A team account has another password.</summary>
    PasswordChanged,

    /// <summary>A team account can sign in with one passkey more.</summary>
    PasskeyAdded,

    /// <summary>A passkey was taken away.</summary>
    PasskeyRemoved,

    /// <summary>All sessions of a team account were ended.</summary>
    SessionsEnded,

    /// <summary>A person was taken out of the audit trail.</summary>
    Erased,

    /// <summary>A backup was written.</summary>
    BackedUp,

    /// <summary>A file of a backup was taken away.</summary>
    BackupDownloaded,

    /// <summary>A backup was put back: what stands before this entry is the backup's.</summary>
    BackupRestored,

    /// <summary>Mails that were held since then were sent or dropped.</summary>
    HeldMailsDecided,

    /// <summary>Whoever runs the server made a link that signs an administrator in once.</summary>
    SignInLinkMade,

    /// <summary>The link was used.</summary>
    SignInLinkUsed,

    /// <summary>An administrator may connect a test phone to the line of a user.</summary>
    TestPhoneOffered,
}
