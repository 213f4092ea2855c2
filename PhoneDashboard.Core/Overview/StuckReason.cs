namespace PhoneDashboard.Core.Overview;

/// <summary>Why somebody needs a hand on the way from the invite to a phone; in the order in which they are shown.</summary>
public enum StuckReason
{
    /// <summary>The mail failed.</summary>
    Failed,

    /// <summary>Without a key of the mail service, the mail was written to a folder: nobody got it.</summary>
    WrittenToFolder,

    /// <summary>The person marked the mail as spam.</summary>
    Spam,

    /// <summary>The mail service could not deliver the mail yet.</summary>
    Delayed,

    /// <inheritdoc cref="Invites.InviteStuck.NotDelivered"/>
    NotDelivered,

    /// <inheritdoc cref="Invites.InviteStuck.NotUsed"/>
    NotUsed,

    /// <summary>The link has run out, and nobody used it.</summary>
    Expired,

    /// <inheritdoc cref="Invites.InviteStuck.NoPhoneOnline"/>
    NoPhoneOnline,

    /// <inheritdoc cref="Invites.InviteStuck.NoEmail"/>
    NoEmail,
}
