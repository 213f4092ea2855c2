namespace PhoneDashboard.Core.Invites;

/// <summary>The words for invites, in one place (Specification 4.1 and 4.6).</summary>
public static class InviteWords
{
    /// <summary>What to know of a phone that sleeps: only an app's maker can wake it (docs/sip).</summary>
    public const string Sleeping =
        "An iPhone rings while the app is open; an Android phone as long as the app may run in the background.";

    /// <summary>Why a user without an e-mail address cannot be invited.</summary>
    public const string NoEmail = "No e-mail address. Add one under Contact Information to enable the invitation.";

    /// <summary>The state as a person reads it.</summary>
    public static string Of(InviteState state) => state switch
    {
        InviteState.NotInvited => "Not invited",
        InviteState.WrittenToFolder => "Written to folder",
        _ => state.ToString(),
    };

    /// <summary>The mark as a person reads it.</summary>
    public static string Of(InviteMark mark) => mark == InviteMark.Spam ? "Marked as spam" : mark.ToString();

    /// <summary>Where somebody is stuck, as a person reads it.</summary>
    public static string Of(InviteStuck where) => where switch
    {
        InviteStuck.NoEmail => "Not invited: no e-mail address",
        InviteStuck.NotDelivered => "Sent over a day ago, not delivered",
        InviteStuck.NotUsed => "Opened over a day ago, no phone",
        _ => "Accepted, no phone online for 30 days",
    };

    /// <summary>The state with what stands beside it: "Sent (delayed: Mailbox full; marked as spam)".</summary>
    /// <param name="state">The state.</param>
    /// <param name="delay">Why the mail is delayed; null when it is not.</param>
    /// <param name="isSpam">The person marked it as spam.</param>
    public static string Of(InviteState state, string? delay, bool isSpam) =>
        Marks(delay, isSpam) is { } marks ? $"{Of(state)} ({marks})" : Of(state);

    /// <summary>What stands beside a state: "delayed: Mailbox full; marked as spam"; null for nothing.</summary>
    public static string? Marks(string? delay, bool isSpam) => (delay, isSpam) switch
    {
        (null, false) => null,
        (null, true) => "marked as spam",
        (_, false) => $"delayed: {delay}",
        _ => $"delayed: {delay}; marked as spam",
    };

    /// <summary>Why the action is disabled, or null when it is not.</summary>
    public static string? DisabledReason(string? email) => string.IsNullOrWhiteSpace(email) ? NoEmail : null;
}
