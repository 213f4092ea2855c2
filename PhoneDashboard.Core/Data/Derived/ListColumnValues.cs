using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.CallFlows;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Data.Derived;

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
        (user.InviteDelayed, user.InviteIsSpam) = (invite.IsDelayed, invite.IsSpam);
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
