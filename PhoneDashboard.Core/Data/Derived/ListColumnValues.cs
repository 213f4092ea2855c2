using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.CallFlows;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Data.Derived;

/// <summary>A number that rings a contact method of a user.</summary>
/// <param name="UserId">The user.</param>
/// <param name="RingsLine">It rings the line, not another contact method.</param>
/// <param name="Digits">E.164 digits without plus, or the extension.</param>
internal readonly record struct OwnedNumber(long UserId, bool RingsLine, string Digits);

/// <summary>The numbers of a user as the search reads them: digits between spaces.</summary>
/// <param name="Dids">DID Numbers of the line, in order.</param>
/// <param name="Internals">Internal Numbers of the line, in order.</param>
/// <param name="Others">Numbers of the other contact methods.</param>
internal readonly record struct NumberKeys(string Dids, string Internals, string Others)
{
    internal static NumberKeys Of(IEnumerable<OwnedNumber> dids, IEnumerable<OwnedNumber> internals)
    {
        var didsOf = dids.ToLookup(did => did.RingsLine, did => did.Digits);
        var internalsOf = internals.ToLookup(number => number.RingsLine, number => number.Digits);
        return new NumberKeys(
            string.Join(' ', didsOf[true]),
            string.Join(' ', internalsOf[true]),
            string.Join(' ', didsOf[false].Concat(internalsOf[false])));
    }
}

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

/// <summary>
/// The list columns of rows that are written without the change tracker, from the objects at hand; the rest is
/// <see cref="ListColumnUpdate"/>'s work.
/// </summary>
internal static class ListColumnValues
{
    /// <summary>Of the user, and of all that belongs to the user.</summary>
    internal static void Set(PhoneUser user)
    {
        var key = TextKey.Fold(user.FullName);
        foreach (var method in user.ContactMethods)
        {
            method.User = user;
            method.DidNumbers.ForEach(did => (did.DidNumber.Assigned, did.DidNumber.RingsKey) = (true, key));
            method.InternalNumbers.ForEach(number => (number.InternalNumber.Assigned, number.InternalNumber.RingsKey) = (true, key));
        }

        user.Devices.ForEach(device => device.User = user);
        var keys = NumberKeys.Of(
            user.ContactMethods.SelectMany(
                method => method.DidNumbers.Select(did => new OwnedNumber(user.Id, method is AppLine, did.DidNumber.Digits))),
            user.ContactMethods.SelectMany(method =>
                method.InternalNumbers.Select(number => new OwnedNumber(user.Id, method is AppLine, number.InternalNumber.Digits))));
        (user.DidNumbersKey, user.InternalNumbersKey, user.OtherNumbersKey) = (keys.Dids, keys.Internals, keys.Others);
        var invite = user.Invite is null ? InviteFacts.None : InviteFacts.Of(user.Invite);
        (user.InviteStanding, user.InviteExpiresUtc, user.InviteReached) = (invite.Standing, invite.ExpiresUtc, invite.Reached);
    }

    /// <summary>Of the numbers that ring the flow.</summary>
    internal static void Set(CallFlow flow)
    {
        var key = TextKey.Fold(flow.Name);
        foreach (var item in flow.Tabs.SelectMany(tab => tab.Objects))
        {
            item.DidNumbers.ForEach(did => (did.DidNumber.Assigned, did.DidNumber.RingsKey) = (true, key));
            item.InternalNumbers.ForEach(number => (number.InternalNumber.Assigned, number.InternalNumber.RingsKey) = (true, key));
        }
    }
}
