using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Invites;

namespace PhoneDashboard.Core.Data.Derived;

/// <summary>
/// Columns that lists order, filter and search by, though they come from another table: a page of a million rows is quick only where one
/// index of one table answers it. Every save passes here, so that no feature can forget them.
/// </summary>
/// <param name="touched">What the save touches.</param>
internal sealed class ListColumnUpdate(TouchedRows touched) : ISaveParticipant
{
    private const int BatchSize = 500;

    private readonly HashSet<long> _didIds = [], _internalIds = [];

    /// <summary>Writes the columns of what the save touched.</summary>
    public async Task AfterAsync(WriteScope write)
    {
        var db = write.Db;
        await RefreshNamesAsync(db);
        await RefreshWhatNumbersRingAsync(db);
        foreach (var batch in (await UsersOfNumbersAsync(db)).Chunk(BatchSize))
        {
            await RefreshNumbersAsync(db, batch);
        }

        foreach (var (invite, deleted) in touched.Invites.OrderByDescending(pair => pair.IsDeleted))
        {
            await RefreshInviteAsync(db, invite, deleted);
        }
    }

    private async Task RefreshNamesAsync(DashboardDb db)
    {
        var users = touched.RenamedUsers.Union(touched.UsersOfNewRows).ToArray();
        if (users.Length > 0)
        {
            await db.ContactMethods.Where(method => users.Contains(method.UserId)).ExecuteUpdateAsync(update => update
                .SetProperty(method => method.UserNameKey, method => db.Users.Single(user => user.Id == method.UserId).NameKey));
            await db.AppDevices.Where(device => users.Contains(device.UserId)).ExecuteUpdateAsync(update => update
                .SetProperty(device => device.UserNameKey, device => db.Users.Single(user => user.Id == device.UserId).NameKey));
        }

        var (renamed, flows) = (touched.RenamedUsers, touched.RenamedFlows);
        if (renamed.Count + flows.Count > 0)
        {
            _didIds.UnionWith(await db.DidAssignments
                .Where(did => renamed.Contains(did.ContactMethod!.UserId) || flows.Contains(did.CallFlowObject!.Tab.CallFlowId))
                .Select(did => did.DidNumberId)
                .ToListAsync());
            _internalIds.UnionWith(await db.InternalNumberAssignments
                .Where(number => renamed.Contains(number.ContactMethod!.UserId) || flows.Contains(number.CallFlowObject!.Tab.CallFlowId))
                .Select(number => number.InternalNumberId)
                .ToListAsync());
        }
    }

    private async Task RefreshWhatNumbersRingAsync(DashboardDb db)
    {
        _didIds.UnionWith(touched.DidAssignments.Select(assignment => assignment.DidNumberId));
        _internalIds.UnionWith(touched.InternalAssignments.Select(assignment => assignment.InternalNumberId));
        foreach (var batch in _didIds.Chunk(BatchSize))
        {
            await db.DidNumbers.Where(did => batch.Contains(did.Id)).ExecuteUpdateAsync(update => update
                .SetProperty(did => did.Assigned, did => db.DidAssignments.Any(assignment => assignment.DidNumberId == did.Id))
                .SetProperty(did => did.RingsKey, did => db.DidAssignments
                    .Where(assignment => assignment.DidNumberId == did.Id)
                    .Select(assignment => assignment.ContactMethod!.User.NameKey ?? assignment.CallFlowObject!.Tab.CallFlow.NameKey)
                    .SingleOrDefault() ?? ""));
        }

        foreach (var batch in _internalIds.Chunk(BatchSize))
        {
            await db.InternalNumbers.Where(number => batch.Contains(number.Id)).ExecuteUpdateAsync(update => update
                .SetProperty(
                    number => number.Assigned,
                    number => db.InternalNumberAssignments.Any(assignment => assignment.InternalNumberId == number.Id))
                .SetProperty(
                    number => number.RingsKey,
                    number => db.InternalNumberAssignments
                        .Where(assignment => assignment.InternalNumberId == number.Id)
                        .Select(assignment => assignment.ContactMethod!.User.NameKey ?? assignment.CallFlowObject!.Tab.CallFlow.NameKey)
                        .SingleOrDefault() ?? ""));
        }
    }

    private async Task<HashSet<long>> UsersOfNumbersAsync(DashboardDb db)
    {
        var users = touched.RungMethods.Select(method => method.UserId).Union(touched.UsersOfMovedMethods).ToHashSet();
        var (former, renumbered) = (touched.FormerMethodIds, touched.RenumberedDidNumbers);
        if (former.Count > 0)
        {
            users.UnionWith(
                await db.ContactMethods.Where(method => former.Contains(method.Id)).Select(method => method.UserId).ToListAsync());
        }

        if (renumbered.Count > 0)
        {
            users.UnionWith(await db.DidAssignments.Where(did => renumbered.Contains(did.DidNumberId) && did.ContactMethod != null)
                .Select(did => did.ContactMethod!.UserId).ToListAsync());
        }

        return users;
    }

    private static async Task RefreshNumbersAsync(DashboardDb db, long[] users)
    {
        var dids = await db.DidAssignments
            .Where(did => users.Contains(did.ContactMethod!.UserId))
            .OrderBy(did => did.ContactMethodId)
            .ThenBy(did => did.Position)
            .Select(did =>
                new OwnedNumber(did.ContactMethod!.UserId, did.ContactMethod.Kind == ContactMethodKind.AppLine, did.DidNumber.Digits))
            .ToListAsync();
        var internals = await db.InternalNumberAssignments
            .Where(number => users.Contains(number.ContactMethod!.UserId))
            .OrderBy(number => number.ContactMethodId)
            .ThenBy(number => number.Position)
            .Select(number => new OwnedNumber(
                number.ContactMethod!.UserId, number.ContactMethod.Kind == ContactMethodKind.AppLine, number.InternalNumber.Digits))
            .ToListAsync();
        foreach (var user in users)
        {
            var keys = NumberKeys.Of(dids.Where(did => did.UserId == user), internals.Where(number => number.UserId == user));
            await db.Users.Where(present => present.Id == user).ExecuteUpdateAsync(update => update
                .SetProperty(present => present.DidNumbersKey, keys.Dids)
                .SetProperty(present => present.InternalNumbersKey, keys.Internals)
                .SetProperty(present => present.OtherNumbersKey, keys.Others));
        }
    }

    private static Task<int> RefreshInviteAsync(DashboardDb db, Invite invite, bool deleted)
    {
        var facts = deleted ? InviteFacts.None : InviteFacts.Of(invite);
        return db.Users.Where(user => user.Id == invite.UserId).ExecuteUpdateAsync(update => update
            .SetProperty(user => user.InviteStanding, facts.Standing)
            .SetProperty(user => user.InviteExpiresUtc, facts.ExpiresUtc)
            .SetProperty(user => user.InviteReached, facts.Reached)
            .SetProperty(user => user.InviteDelayed, facts.IsDelayed)
            .SetProperty(user => user.InviteIsSpam, facts.IsSpam));
    }
}
