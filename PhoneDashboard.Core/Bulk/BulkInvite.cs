namespace PhoneDashboard.Core.Bulk;

/// <summary>Whom of the selected users to invite.</summary>
public enum BulkInvite
{
    /// <summary>Those whose present invite was never mailed: Send Invite to App.</summary>
    NeverMailed,

    /// <summary>Those whom it was mailed to: Resend Invite to App.</summary>
    Mailed,
}
