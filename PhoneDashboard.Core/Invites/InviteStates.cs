using System.Linq.Expressions;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Invites;

/// <summary>The state of an invite: one expression, the same in C# and in SQL (SPEC 4.6).</summary>
public static class InviteStates
{
    /// <summary>The state as of <paramref name="now"/> (UTC). Revoked and Accepted end an invite; a mail in the queue or failed says more than what became of an earlier one.</summary>
    public static Expression<Func<Invite, InviteState>> Of(DateTime now) => invite =>
        invite.RevokedUtc != null ? InviteState.Revoked
        : invite.AcceptedUtc != null ? InviteState.Accepted
        : invite.FailedUtc != null ? InviteState.Failed
        : invite.ExpiresUtc <= now ? InviteState.Expired
        : invite.SentUtc == null || invite.QueuedUtc > invite.SentUtc ? InviteState.Queued
        : invite.OpenedUtc != null ? InviteState.Opened
        : invite.DeliveredUtc != null ? InviteState.Delivered
        : InviteState.Sent;

    /// <summary>The state of the user's invite as of <paramref name="now"/> (UTC), Not invited when there is none: never sent, or its token was rotated.</summary>
    public static Expression<Func<PhoneUser, InviteState>> OfUser(DateTime now)
    {
        var state = Of(now);
        Expression<Func<PhoneUser, InviteState>> ofUser = user => user.Invite == null ? InviteState.NotInvited : state.Call(user.Invite);
        return ofUser.Expand();
    }
}
