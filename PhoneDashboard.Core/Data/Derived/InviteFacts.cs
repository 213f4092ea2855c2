using PhoneDashboard.Core.Invites;

namespace PhoneDashboard.Core.Data.Derived;

/// <summary>What a user keeps of the invite, for filters.</summary>
/// <param name="Standing">The state but for its expiry.</param>
/// <param name="ExpiresUtc">Until when it can be used, UTC.</param>
/// <param name="Reached">The step that it came to.</param>
/// <param name="IsDelayed">It is under way, and the mail service said that the mail is delayed.</param>
/// <param name="IsSpam">The person marked the mail as spam.</param>
internal readonly record struct InviteFacts(
    InviteState Standing, DateTime? ExpiresUtc, InviteState Reached, bool IsDelayed, bool IsSpam)
{
    private static readonly Func<Invite, InviteState> StandingOf = InviteStates.Standing.Compile(),
        ReachedOf = InviteStates.Furthest.Compile();

    /// <summary>Of a user without an invite.</summary>
    internal static readonly InviteFacts None = new(InviteState.NotInvited, null, InviteState.NotInvited, false, false);

    internal static InviteFacts Of(Invite invite)
    {
        var standing = StandingOf(invite);
        return new(
            standing, invite.ExpiresUtc, ReachedOf(invite), invite.DelayReason is not null && InviteStates.Open.Contains(standing),
            invite.SpamUtc is not null);
    }
}
