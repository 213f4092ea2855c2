using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Overview;

/// <summary>Counts those who are stuck by the filters of the Users table, so that figure and table cannot disagree.</summary>
internal static class StuckGroups
{
    private static readonly IReadOnlyDictionary<StuckReason, ListQuery> Views = new Dictionary<StuckReason, ListQuery>
    {
        [StuckReason.Failed] = View("invitations", InviteState.Failed),
        [StuckReason.WrittenToFolder] = View("invitations", InviteState.WrittenToFolder),
        [StuckReason.Spam] = View("invite-mark", InviteMark.Spam),
        [StuckReason.Delayed] = View("invite-mark", InviteMark.Delayed),
        [StuckReason.NotDelivered] = View("stuck", InviteStuck.NotDelivered),
        [StuckReason.NotUsed] = View("stuck", InviteStuck.NotUsed),
        [StuckReason.Expired] = View("invitations", InviteState.Expired),
        [StuckReason.NoPhoneOnline] = View("stuck", InviteStuck.NoPhoneOnline),
        [StuckReason.NoEmail] = View("stuck", InviteStuck.NoEmail),
    };

    /// <summary>The groups with somebody in them.</summary>
    /// <param name="db">The database.</param>
    /// <param name="areReported">Without reports nobody can tell what was not delivered.</param>
    /// <param name="arePhonesOn">Without phones nobody can be online.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    internal static async Task<IReadOnlyList<StuckGroup>> ReadAsync(
        DashboardDb db, bool areReported, bool arePhonesOn, DateTime now, CancellationToken cancellationToken)
    {
        var definition = PhoneUserLists.Definition(db, now);
        var groups = new List<StuckGroup>();
        foreach (var (reason, view) in Views.OrderBy(group => group.Key))
        {
            if (reason switch
            {
                StuckReason.NotDelivered => areReported,
                StuckReason.NoPhoneOnline => arePhonesOn,
                _ => true,
            })
            {
                var users = await (await definition.FilteredAsync(db, db.Users, view, cancellationToken)).CountAsync(cancellationToken);
                groups.Add(new StuckGroup(reason, users, view));
            }
        }

        return [.. groups.Where(group => group.Users > 0)];
    }

    private static ListQuery View<TValue>(string filter, TValue value)
        where TValue : struct, Enum => new ListQuery().WithFilter(filter, value.ToString());
}
