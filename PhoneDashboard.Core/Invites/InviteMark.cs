namespace PhoneDashboard.Core.Invites;

/// <summary>What may stand beside the state of an invite (Specification 4.6).</summary>
public enum InviteMark
{
    /// <summary>The mail service could not deliver the mail yet.</summary>
    Delayed,

    /// <summary>The person marked the mail as spam.</summary>
    Spam,
}
