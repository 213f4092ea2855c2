namespace PhoneDashboard.Core.Invites;

/// <summary>Where people get stuck on the way from the invite to a phone, though the state of the invite alone does not tell.</summary>
public enum InviteStuck
{
    /// <summary>Not invited, and without an e-mail address.</summary>
    NoEmail,

    /// <summary>The mail service took the mail more than a day ago, and has not said that it was delivered.</summary>
    NotDelivered,

    /// <summary>Opened more than a day ago, the link still works, and no phone is signed in.</summary>
    NotUsed,

    /// <summary>Accepted, but none of the phones, signed in or not, was online for thirty days.</summary>
    NoPhoneOnline,
}
