namespace PhoneDashboard.Core.Invites;

/// <summary>The words for invites, in one place (SPEC 4.1 and 4.6).</summary>
public static class InviteWords
{
    /// <summary>Why a user without an e-mail address cannot be invited.</summary>
    public const string NoEmail = "No email address. Add one under Contact Information to enable the invitation.";

    /// <summary>The state as a person reads it.</summary>
    public static string Of(InviteState state) => state == InviteState.NotInvited ? "Not invited" : state.ToString();

    /// <summary>What the action is called: Send until the present token has been mailed once, Resend after that in every state. A revoked token is mailed no more, a new one takes its place.</summary>
    public static string ActionLabel(InviteState state) => state is InviteState.NotInvited or InviteState.Revoked ? "Send Invite to App" : "Resend Invite to App";

    /// <summary>Why the action is disabled, or null when it is not.</summary>
    public static string? DisabledReason(string? email) => string.IsNullOrWhiteSpace(email) ? NoEmail : null;
}
