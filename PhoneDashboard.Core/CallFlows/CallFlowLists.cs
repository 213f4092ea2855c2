using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Core.CallFlows;

/// <summary>
/// What the Call Flows table shows, and what it can be ordered, filtered and searched by; for the page and the export alike.
/// </summary>
internal static class CallFlowLists
{
    /// <summary>
    /// Sorts: name. Filters: user-id (flows that ring one of the user's contact methods), id. Search by name, or by the digits of a number
    /// that rings the flow.
    /// </summary>
    internal static ListDefinition<CallFlow> Definition(DashboardDb db) => new ListDefinition<CallFlow>(flow => flow.Id)
        .Sort("name", flow => flow.NameKey)
        .FilterById("user-id", (flows, id) => flows.Where(flow =>
            db.CallFlowDestinations.Where(to => to.ContactMethod.UserId == id).Select(to => to.Object.Tab.CallFlowId).Contains(flow.Id)))
        .FilterById("id", (flows, id) => flows.Where(flow => flow.Id == id))
        .Search(NumberSearch.Anything, word => flow => flow.NameKey.Contains(word)
            || db.DidAssignments.Any(did => did.CallFlowObject!.Tab.CallFlowId == flow.Id && did.DidNumber.Digits.Contains(word))
            || db.InternalNumberAssignments.Any(number =>
                number.CallFlowObject!.Tab.CallFlowId == flow.Id && number.InternalNumber.Digits.Contains(word)));

    /// <summary>The row without its numbers, which <see cref="FillAsync"/> adds.</summary>
    internal static Expression<Func<CallFlow, CallFlowRow>> Row(DashboardDb db) => flow => new CallFlowRow
    {
        Id = flow.Id,
        Name = flow.Name,
        Tabs = flow.Tabs.Count,
        Objects = db.CallFlowObjects.Count(item => item.Tab.CallFlowId == flow.Id),
        EmptyRingGroups = db.CallFlowObjects.Count(
            item => item.Tab.CallFlowId == flow.Id && item.Kind == CallFlowObjectKind.RingGroup && item.Destinations.Count == 0),
        Lines = db.CallFlowDestinations
            .Where(to => to.Object.Tab.CallFlowId == flow.Id && to.ContactMethod.Kind == ContactMethodKind.AppLine)
            .Select(to => to.ContactMethodId)
            .Distinct()
            .Count(),
    };

    /// <summary>Adds the numbers of up to a few hundred rows.</summary>
    internal static async Task FillAsync(DashboardDb db, IReadOnlyList<CallFlowRow> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Select(row => row.Id).ToArray();
        var dids = await db.DidAssignments
            .Where(did => ids.Contains(did.CallFlowObject!.Tab.CallFlowId))
            .OrderBy(did => did.DidNumber.Digits)
            .Select(did => new
            {
                did.CallFlowObject!.Tab.CallFlowId,
                Number = new NumberText(did.DidNumberId, did.DidNumber.Digits, did.DidNumber.Country),
            })
            .ToListAsync(cancellationToken);
        var numbers = await db.InternalNumberAssignments
            .Where(number => ids.Contains(number.CallFlowObject!.Tab.CallFlowId))
            .OrderBy(number => number.InternalNumber.Digits)
            .Select(number => new
            {
                number.CallFlowObject!.Tab.CallFlowId,
                Number = new NumberText(number.InternalNumberId, number.InternalNumber.Digits, null),
            })
            .ToListAsync(cancellationToken);
        var didsOf = dids.ToLookup(did => did.CallFlowId, did => did.Number);
        var numbersOf = numbers.ToLookup(number => number.CallFlowId, number => number.Number);
        foreach (var row in rows)
        {
            row.DidNumbers = [.. didsOf[row.Id]];
            row.InternalNumbers = [.. numbersOf[row.Id]];
        }
    }

    /// <summary>One object with all it refers to.</summary>
    internal static CallFlowObjectDetails Details(CallFlowObject item) => new()
    {
        Id = item.Id,
        Kind = item.Kind,
        Name = item.Name,
        AudioFile = item.AudioFile is { } audio ? new NamedItem(audio.Id, audio.Name) : null,
        TimeSchedule = item.TimeSchedule is { } schedule ? new NamedItem(schedule.Id, schedule.Title) : null,
        DeliveryMethod = item.DeliveryMethod is { } delivery ? new NamedItem(delivery.Id, delivery.Name) : null,
        DidNumbers = [.. item.DidNumbers
            .OrderBy(did => did.Position)
            .Select(did => new NumberText(did.DidNumberId, did.DidNumber.Digits, did.DidNumber.Country))],
        InternalNumbers = [.. item.InternalNumbers
            .OrderBy(number => number.Position)
            .Select(number => new NumberText(number.InternalNumberId, number.InternalNumber.Digits))],
        Destinations = [.. item.Destinations.OrderBy(to => to.Position).Select(Details)],
        Cables = [.. item.Cables.OrderBy(cable => cable.Id).Select(cable => new CallFlowCableDetails(cable.Output, cable.ToObject.Name))],
    };

    private static CallFlowDestinationDetails Details(CallFlowDestination to)
    {
        var method = to.ContactMethod;
        return new CallFlowDestinationDetails(
            method.Id, method.Kind, method.Name, method.UserId, method.User.FullName, to.Position, to.RingSeconds);
    }
}
