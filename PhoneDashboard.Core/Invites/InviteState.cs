namespace PhoneDashboard.Core.Invites;

/// <summary>The states a person sees (Specification 4.6).</summary>
public enum InviteState
{
    /// <summary>No invite was ever sent.</summary>
    NotInvited,

    /// <summary>The mail waits in the queue.</summary>
    Queued,

    /// <summary>Without a key of the mail service, the mail was written to a folder on the server: nobody got it.</summary>
    WrittenToFolder,

    /// <summary>The mail service took it.</summary>
    Sent,

    /// <summary>It reached the mailbox.</summary>
    Delivered,

    /// <summary>It was opened.</summary>
    Opened,

    /// <summary>A device signed in with it.</summary>
    Accepted,

    /// <summary>Its time is over and nobody used it.</summary>
    Expired,

    /// <summary>The mail could not be sent; the reason stands beside it.</summary>
    Failed,

    /// <summary>It was taken back.</summary>
    Revoked,
}
