using System.Linq.Expressions;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Invites;

/// <summary>The state of an invite: one expression, the same in C# and in SQL (Specification 4.6).</summary>
public static class InviteStates
{
    /// <summary>The way of an invite that all goes well with.</summary>
    public static IReadOnlyList<InviteState> Steps { get; } =
        [InviteState.Queued, InviteState.Sent, InviteState.Delivered, InviteState.Opened, InviteState.Accepted];

    /// <summary>
    /// The step that an invite came to, whatever became of it later: one that expired after it was sent still came to Sent. A later fact
    /// proves the earlier steps, whose reports may be missing. Revoked for one that was taken back.
    /// </summary>
    public static Expression<Func<Invite, InviteState>> Furthest { get; } = invite =>
        invite.RevokedUtc != null ? InviteState.Revoked
        : invite.AcceptedUtc != null ? InviteState.Accepted
        : invite.OpenedUtc != null ? InviteState.Opened
        : invite.DeliveredUtc != null ? InviteState.Delivered
        : invite.SentUtc != null ? InviteState.Sent
        : invite.WrittenUtc != null ? InviteState.WrittenToFolder
        : InviteState.Queued;

    /// <summary>
    /// The state but for its expiry, which only the clock knows. Revoked and Accepted end an invite; a mail in the queue or failed says
    /// more than what became of an earlier one.
    /// </summary>
    public static Expression<Func<Invite, InviteState>> Standing { get; } = invite =>
        invite.RevokedUtc != null ? InviteState.Revoked
        : invite.AcceptedUtc != null ? InviteState.Accepted
        : invite.FailedUtc != null ? InviteState.Failed
        : (invite.SentUtc == null && invite.WrittenUtc == null)
            || invite.QueuedUtc > (invite.WrittenUtc ?? invite.SentUtc) ? InviteState.Queued
        : invite.OpenedUtc != null ? InviteState.Opened
        : invite.DeliveredUtc != null ? InviteState.Delivered
        : invite.WrittenUtc != null ? InviteState.WrittenToFolder
        : InviteState.Sent;

    /// <summary>The standings of an invite that can expire: nobody used it, and its mail did not fail.</summary>
    public static IReadOnlyList<InviteState> Open { get; } =
        [InviteState.Queued, InviteState.WrittenToFolder, InviteState.Sent, InviteState.Delivered, InviteState.Opened];

    /// <summary>The state as of <paramref name="now"/> (UTC): the standing, or Expired once the link has run out.</summary>
    public static Expression<Func<Invite, InviteState>> Of(DateTime now)
    {
        Expression<Func<Invite, InviteState>> of = invite =>
            Open.Contains(Standing.Call(invite)) && invite.ExpiresUtc <= now ? InviteState.Expired : Standing.Call(invite);
        return of.Expand();
    }

    /// <summary>
    /// The state of the user's invite as of <paramref name="now"/> (UTC), from the columns that the user keeps; Not invited when there is
    /// none: never sent, or its token was rotated while no device was left.
    /// </summary>
    public static Expression<Func<PhoneUser, InviteState>> OfUser(DateTime now) => user =>
        Open.Contains(user.InviteStanding) && user.InviteExpiresUtc <= now ? InviteState.Expired : user.InviteStanding;

    /// <summary>
    /// The users whose invite is in that state as of <paramref name="now"/> (UTC): what <see cref="OfUser"/> says, in a form
    /// that an index answers.
    /// </summary>
    public static Expression<Func<PhoneUser, bool>> IsOfUser(InviteState state, DateTime now) =>
        state == InviteState.Expired ? user => Open.Contains(user.InviteStanding) && user.InviteExpiresUtc <= now
        : Open.Contains(state) ? user => user.InviteStanding == state && user.InviteExpiresUtc > now
        : user => user.InviteStanding == state;

    /// <summary>The users whose invite has the mark.</summary>
    public static Expression<Func<PhoneUser, bool>> HasMark(InviteMark mark) =>
        mark == InviteMark.Delayed ? user => user.InviteDelayed : user => user.InviteIsSpam;

    /// <summary>
    /// The step and those after it: what <see cref="Furthest"/> is when an invite came at least to <paramref name="step"/>.
    /// </summary>
    public static IReadOnlyList<InviteState> From(InviteState step) => step switch
    {
        // No step: what was written to the folder went no further.
        InviteState.Queued => [InviteState.Queued, InviteState.WrittenToFolder, .. Steps.Skip(1)],
        InviteState.WrittenToFolder => [InviteState.WrittenToFolder],
        _ => [.. Steps.SkipWhile(earlier => earlier != step)],
    };
}
