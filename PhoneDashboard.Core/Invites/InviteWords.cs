namespace PhoneDashboard.Core.Invites;

/// <summary>The words for invites, in one place (Specification 4.1 and 4.6).</summary>
public static class InviteWords
{
    /// <summary>Why a user without an e-mail address cannot be invited.</summary>
    public const string NoEmail = "No e-mail address. Add one under Contact Information to enable the invitation.";

    /// <summary>The state as a person reads it.</summary>
    public static string Of(InviteState state) => state switch
    {
        InviteState.NotInvited => "Not invited",
        InviteState.WrittenToFolder => "Written to folder",
        _ => state.ToString(),
    };

    /// <summary>Why the action is disabled, or null when it is not.</summary>
    public static string? DisabledReason(string? email) => string.IsNullOrWhiteSpace(email) ? NoEmail : null;
}
