namespace PhoneDashboard.Core.Email;

/// <summary>What a mail is for.</summary>
public enum OutboxKind
{
    /// <summary>The invite to the phone app.</summary>
    Invite,

    /// <summary>A test mail from Settings.</summary>
    Test,

    /// <summary>The invitation of a colleague to the team.</summary>
    TeamInvitation,

    /// <summary>The link to a new password.</summary>
    PasswordReset,
}
