using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.CallFlows;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Data.Derived;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Data.Sample;

/// <summary>Gives ids to all that a team consists of, and puts it in an order in which it can be inserted.</summary>
internal sealed class SampleRows
{
    private readonly Dictionary<Type, long> _lastIds;

    private SampleRows(Dictionary<Type, long> lastIds) => _lastIds = lastIds;

    /// <summary>Goes on after the last id that each table ever gave away: ids are never used again.</summary>
    internal static async Task<SampleRows> CreateAsync(DashboardDb db, CancellationToken cancellationToken)
    {
        var lastIds = new Dictionary<Type, long>();
        foreach (var entity in db.Model.GetEntityTypes().Where(entity => entity.BaseType is null))
        {
            var table = entity.GetTableName();
            lastIds[entity.ClrType] = await db.Database
                .SqlQuery<long>($"SELECT COALESCE(MAX(seq), 0) AS Value FROM sqlite_sequence WHERE name = {table}")
                .SingleAsync(cancellationToken);
        }

        return new SampleRows(lastIds);
    }

    /// <summary>The rows of the team, what others refer to first.</summary>
    internal List<object> Of(SampleTeam team)
    {
        Number(team);
        team.Users.ForEach(ListColumnValues.Set);
        team.Flows.ForEach(ListColumnValues.Set);
        var methods = team.Users.SelectMany(user => user.ContactMethods).ToList();
        var objects = team.Flows.SelectMany(flow => flow.Tabs).SelectMany(tab => tab.Objects).ToList();
        return
        [
            .. team.DidNumbers, .. team.InternalNumbers, .. team.Users, .. methods,
            .. team.Flows, .. team.Flows.SelectMany(flow => flow.Tabs), .. objects,
            .. methods.SelectMany(method => method.DidNumbers), .. objects.SelectMany(item => item.DidNumbers),
            .. methods.SelectMany(method => method.InternalNumbers), .. objects.SelectMany(item => item.InternalNumbers),
            .. methods.OfType<AppLine>().SelectMany(line => line.CallerIds),
            .. methods.OfType<AppLine>().SelectMany(line => line.DeliveryMethods),
            .. objects.SelectMany(item => item.Destinations), .. objects.SelectMany(item => item.Cables),
            .. team.Users.Select(user => user.Invite).OfType<Invite>(), .. team.Users.SelectMany(user => user.Devices),
        ];
    }

    private void Number(SampleTeam team)
    {
        team.DidNumbers.ForEach(did => did.Id = Next<DidNumber>());
        team.InternalNumbers.ForEach(number => number.Id = Next<InternalNumber>());
        team.Users.ForEach(Number);
        team.Flows.ForEach(Number);

        // Cables and destinations point at what has an id by now.
        foreach (var item in team.Flows.SelectMany(flow => flow.Tabs).SelectMany(tab => tab.Objects))
        {
            item.Destinations.ForEach(destination => (destination.Id, destination.ObjectId, destination.ContactMethodId) =
                (Next<CallFlowDestination>(), item.Id, destination.ContactMethod.Id));
            item.Cables.ForEach(
                cable => (cable.Id, cable.FromObjectId, cable.ToObjectId) = (Next<CallFlowCable>(), item.Id, cable.ToObject.Id));
        }
    }

    private void Number(PhoneUser user)
    {
        user.Id = Next<PhoneUser>();
        user.Devices.ForEach(device => (device.Id, device.UserId) = (Next<AppDevice>(), user.Id));
        if (user.Invite is { } invite)
        {
            (invite.Id, invite.UserId) = (Next<Invite>(), user.Id);
        }

        foreach (var method in user.ContactMethods)
        {
            (method.Id, method.UserId) = (Next<ContactMethod>(), user.Id);
            method.DidNumbers.ForEach(did => (did.DidNumberId, did.ContactMethodId) = (did.DidNumber.Id, method.Id));
            method.InternalNumbers.ForEach(
                number => (number.InternalNumberId, number.ContactMethodId) = (number.InternalNumber.Id, method.Id));
        }

        var line = user.AppLine;
        line.InternalCallerIdId = line.InternalCallerId?.Id;
        line.CallerIds.ForEach(callerId => (callerId.AppLineId, callerId.DidNumberId) = (line.Id, callerId.DidNumber.Id));
        line.DeliveryMethods.ForEach(delivery => delivery.AppLineId = line.Id);
    }

    private void Number(CallFlow flow)
    {
        flow.Id = Next<CallFlow>();
        foreach (var tab in flow.Tabs)
        {
            (tab.Id, tab.CallFlowId) = (Next<CallFlowTab>(), flow.Id);
            foreach (var item in tab.Objects)
            {
                (item.Id, item.TabId) = (Next<CallFlowObject>(), tab.Id);
                item.DidNumbers.ForEach(did => (did.DidNumberId, did.CallFlowObjectId) = (did.DidNumber.Id, item.Id));
                item.InternalNumbers.ForEach(
                    number => (number.InternalNumberId, number.CallFlowObjectId) = (number.InternalNumber.Id, item.Id));
            }
        }
    }

    private long Next<T>() => ++_lastIds[typeof(T)];
}
