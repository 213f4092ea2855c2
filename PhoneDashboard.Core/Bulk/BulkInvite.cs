namespace PhoneDashboard.Core.Bulk;

/// <summary>What to do with the invites of the selected users, and so with whose.</summary>
public enum BulkInvite
{
    /// <summary>Those whose present invite was never mailed: Send Invite to App.</summary>
    NeverMailed,

    /// <summary>Those whom it was mailed to: Resend Invite to App.</summary>
    Mailed,

    /// <summary>Those who have a link: Reset Invite, which mails another one.</summary>
    Reset,

    /// <summary>Those who have a link: Revoke Invite.</summary>
    Revoke,
}
