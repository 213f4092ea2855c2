using PhoneDashboard.Core.Invites;

namespace PhoneDashboard.Core.Data.Derived;

/// <summary>What a user keeps of the invite, for filters.</summary>
/// <param name="Standing">The state but for its expiry.</param>
/// <param name="ExpiresUtc">Until when it can be used, UTC.</param>
/// <param name="Reached">The step that it came to.</param>
internal readonly record struct InviteFacts(InviteState Standing, DateTime? ExpiresUtc, InviteState Reached)
{
    private static readonly Func<Invite, InviteState> StandingOf = InviteStates.Standing.Compile(),
        ReachedOf = InviteStates.Furthest.Compile();

    /// <summary>Of a user without an invite.</summary>
    internal static readonly InviteFacts None = new(InviteState.NotInvited, null, InviteState.NotInvited);

    internal static InviteFacts Of(Invite invite) => new(StandingOf(invite), invite.ExpiresUtc, ReachedOf(invite));
}
