using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using PhoneDashboard.Core.CallFlows;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Data.Derived;

/// <summary>
/// Columns that lists order, filter and search by, though they come from another table: a page of a million rows is quick only where one index of one table answers it.
/// Every save passes here, so that no feature can forget them.
/// </summary>
/// <param name="newUsers">Whose rows need nothing more.</param>
internal sealed class ListColumnUpdate(NewUserColumns newUsers) : ISaveParticipant
{
    private const int BatchSize = 500;

    // The rows themselves: new ones get their ids with the save.
    private readonly HashSet<ContactMethod> _methods = [];
    private readonly List<DidAssignment> _didAssignments = [];
    private readonly List<InternalNumberAssignment> _internalAssignments = [];
    private readonly HashSet<long> _formerMethodIds = [], _didIds = [], _internalIds = [], _renamedUsers = [], _renamedFlows = [], _usersOfNewRows = [], _renumbered = [];
    private readonly List<(Invite Invite, bool Deleted)> _invites = [];

    /// <summary>Reads the change tracker before the save.</summary>
    public Task BeforeAsync(WriteScope write)
    {
        foreach (var entry in write.Db.ChangeTracker.Entries()
            .Where(entry => entry.State is not (EntityState.Unchanged or EntityState.Detached) && !newUsers.Knows(entry)))
        {
            Add(entry);
        }

        return Task.CompletedTask;
    }

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

        foreach (var (invite, deleted) in _invites.OrderByDescending(pair => pair.Deleted))
        {
            await RefreshInviteAsync(db, invite, deleted);
        }
    }

    private void Add(EntityEntry entry)
    {
        switch (entry.Entity)
        {
            case PhoneUser user when entry.State == EntityState.Modified && entry.Property(nameof(PhoneUser.NameKey)).IsModified:
                _renamedUsers.Add(user.Id);
                break;
            case CallFlow flow when entry.State == EntityState.Modified && entry.Property(nameof(CallFlow.NameKey)).IsModified:
                _renamedFlows.Add(flow.Id);
                break;
            case DidNumber did when entry.State == EntityState.Modified && entry.Property(nameof(DidNumber.Digits)).IsModified:
                _renumbered.Add(did.Id);
                break;
            case ContactMethod { User: null } method when entry.State == EntityState.Added:
                _usersOfNewRows.Add(method.UserId);
                break;
            case AppDevice { User: null } device when entry.State == EntityState.Added:
                _usersOfNewRows.Add(device.UserId);
                break;
            case DidAssignment assignment:
                _didAssignments.Add(assignment);
                AddMethod(entry, assignment.ContactMethod);
                break;
            case InternalNumberAssignment assignment:
                _internalAssignments.Add(assignment);
                AddMethod(entry, assignment.ContactMethod);
                break;
            case Invite invite:
                _invites.Add((invite, entry.State == EntityState.Deleted));
                break;
        }
    }

    private void AddMethod(EntityEntry entry, ContactMethod? method)
    {
        if (method is not null)
        {
            _methods.Add(method);
        }

        if (entry.State == EntityState.Modified && entry.Property(nameof(DidAssignment.ContactMethodId)).OriginalValue is long former)
        {
            _formerMethodIds.Add(former);
        }
    }

    private async Task RefreshNamesAsync(DashboardDb db)
    {
        var users = _renamedUsers.Union(_usersOfNewRows).ToArray();
        if (users.Length > 0)
        {
            await db.ContactMethods.Where(method => users.Contains(method.UserId)).ExecuteUpdateAsync(update => update
                .SetProperty(method => method.UserNameKey, method => db.Users.Single(user => user.Id == method.UserId).NameKey));
            await db.AppDevices.Where(device => users.Contains(device.UserId)).ExecuteUpdateAsync(update => update
                .SetProperty(device => device.UserNameKey, device => db.Users.Single(user => user.Id == device.UserId).NameKey));
        }

        if (_renamedUsers.Count + _renamedFlows.Count > 0)
        {
            _didIds.UnionWith(await db.DidAssignments
                .Where(did => _renamedUsers.Contains(did.ContactMethod!.UserId) || _renamedFlows.Contains(did.CallFlowObject!.Tab.CallFlowId)).Select(did => did.DidNumberId).ToListAsync());
            _internalIds.UnionWith(await db.InternalNumberAssignments
                .Where(number => _renamedUsers.Contains(number.ContactMethod!.UserId) || _renamedFlows.Contains(number.CallFlowObject!.Tab.CallFlowId)).Select(number => number.InternalNumberId).ToListAsync());
        }
    }

    private async Task RefreshWhatNumbersRingAsync(DashboardDb db)
    {
        _didIds.UnionWith(_didAssignments.Select(assignment => assignment.DidNumberId));
        _internalIds.UnionWith(_internalAssignments.Select(assignment => assignment.InternalNumberId));
        foreach (var batch in _didIds.Chunk(BatchSize))
        {
            await db.DidNumbers.Where(did => batch.Contains(did.Id)).ExecuteUpdateAsync(update => update
                .SetProperty(did => did.Assigned, did => db.DidAssignments.Any(assignment => assignment.DidNumberId == did.Id))
                .SetProperty(did => did.RingsKey, did => db.DidAssignments.Where(assignment => assignment.DidNumberId == did.Id)
                    .Select(assignment => assignment.ContactMethod!.User.NameKey ?? assignment.CallFlowObject!.Tab.CallFlow.NameKey).SingleOrDefault() ?? ""));
        }

        foreach (var batch in _internalIds.Chunk(BatchSize))
        {
            await db.InternalNumbers.Where(number => batch.Contains(number.Id)).ExecuteUpdateAsync(update => update
                .SetProperty(number => number.Assigned, number => db.InternalNumberAssignments.Any(assignment => assignment.InternalNumberId == number.Id))
                .SetProperty(number => number.RingsKey, number => db.InternalNumberAssignments.Where(assignment => assignment.InternalNumberId == number.Id)
                    .Select(assignment => assignment.ContactMethod!.User.NameKey ?? assignment.CallFlowObject!.Tab.CallFlow.NameKey).SingleOrDefault() ?? ""));
        }
    }

    private async Task<HashSet<long>> UsersOfNumbersAsync(DashboardDb db)
    {
        var users = _methods.Select(method => method.UserId).ToHashSet();
        if (_formerMethodIds.Count > 0)
        {
            users.UnionWith(await db.ContactMethods.Where(method => _formerMethodIds.Contains(method.Id)).Select(method => method.UserId).ToListAsync());
        }

        if (_renumbered.Count > 0)
        {
            users.UnionWith(await db.DidAssignments.Where(did => _renumbered.Contains(did.DidNumberId) && did.ContactMethod != null)
                .Select(did => did.ContactMethod!.UserId).ToListAsync());
        }

        return users;
    }

    private static async Task RefreshNumbersAsync(DashboardDb db, long[] users)
    {
        var dids = await db.DidAssignments.Where(did => users.Contains(did.ContactMethod!.UserId))
            .OrderBy(did => did.ContactMethodId).ThenBy(did => did.Position)
            .Select(did => new OwnedNumber(did.ContactMethod!.UserId, did.ContactMethod.Kind == ContactMethodKind.AppLine, did.DidNumber.Digits)).ToListAsync();
        var internals = await db.InternalNumberAssignments.Where(number => users.Contains(number.ContactMethod!.UserId))
            .OrderBy(number => number.ContactMethodId).ThenBy(number => number.Position)
            .Select(number => new OwnedNumber(number.ContactMethod!.UserId, number.ContactMethod.Kind == ContactMethodKind.AppLine, number.InternalNumber.Digits)).ToListAsync();
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
            .SetProperty(user => user.InviteReached, facts.Reached));
    }
}
