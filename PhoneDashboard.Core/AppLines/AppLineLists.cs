using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.AppLines;

/// <summary>
/// What the App Configurations table shows, and what it can be ordered, filtered and searched by; for the page and the export alike.
/// </summary>
internal static class AppLineLists
{
    private static readonly TextIndex<AppLine> Index = PhoneUserLists.Texts<AppLine>(line => line.User, line => line.UserId);

    /// <summary>
    /// Sorts: user, when-unavailable, external-outbound-calls, status. Filters: user, user-id, did-number, internal-number,
    /// when-unavailable, external-outbound-calls (yes, no), status, caller-id (id of a DID Number), internal-caller-id (id of an Internal
    /// Number).
    /// </summary>
    internal static ListDefinition<AppLine> Definition(DashboardDb db) => new ListDefinition<AppLine>(line => line.Id)
        .Sort("user", line => line.UserNameKey)
        .Sort("when-unavailable", line => line.WhenUnavailable, line => line.UserNameKey)
        .Sort("external-outbound-calls", line => line.ExternalOutboundCalls, line => line.UserNameKey)
        .Sort("status", line => line.Status, line => line.UserNameKey)
        .In(Index)
        .FilterText("user", SearchWords.Words, "Name", TextIndex<AppLine>.EmailLocal)
        .FilterById("user-id", (lines, id) => lines.Where(line => line.UserId == id))
        .FilterById("caller-id", (lines, id) => lines.Where(line => db.LineCallerIds.Where(callerId => callerId.DidNumberId == id)
            .Select(callerId => callerId.AppLineId).Contains(line.Id)))
        .FilterById("internal-caller-id", (lines, id) => lines.Where(line => line.InternalCallerIdId == id))
        .FilterText("did-number", NumberSearch.DidNumber, "Dids")
        .Filter("internal-number", (lines, text) => NumberReader.Extension(text) is { } digits
            ? lines.Where(line =>
                db.InternalNumberAssignments.Where(number => number.InternalNumber.Digits.StartsWith(digits))
                .Select(number => number.ContactMethodId).Contains(line.Id))
            : lines.Where(_ => false))
        .FilterBy<WhenUnavailable>("when-unavailable", (lines, value) => lines.Where(line => line.WhenUnavailable == value))
        .Filter("external-outbound-calls", (lines, text) =>
        {
            var on = text == "yes";
            return lines.Where(line => line.ExternalOutboundCalls == on);
        })
        .FilterBy<AppLineStatus>("status", (lines, value) => lines.Where(line => line.Status == value))
        .Search(NumberSearch.Anything, "Name", TextIndex<AppLine>.EmailLocal, "Dids", "Internals");

    /// <summary>
    /// Adds the collections of up to a few hundred rows: a query per collection, where one query would multiply them with each other.
    /// </summary>
    internal static async Task FillAsync(DashboardDb db, IReadOnlyList<AppLineRow> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var ids = rows.Select(row => row.Id).ToArray();
        var dids = await db.DidAssignments.Where(did => ids.Contains(did.ContactMethodId!.Value)).OrderBy(did => did.Position)
            .Select(did => new
            {
                LineId = did.ContactMethodId!.Value,
                Number = new NumberText(did.DidNumberId, did.DidNumber.Digits, did.DidNumber.Country),
            })
            .ToListAsync(cancellationToken);
        var numbers = await db.InternalNumberAssignments
            .Where(number => ids.Contains(number.ContactMethodId!.Value))
            .OrderBy(number => number.Position)
            .Select(number => new
            {
                LineId = number.ContactMethodId!.Value,
                Number = new NumberText(number.InternalNumberId, number.InternalNumber.Digits, null),
            })
            .ToListAsync(cancellationToken);
        var callerIds = await db.LineCallerIds.Where(callerId => ids.Contains(callerId.AppLineId)).OrderBy(callerId => callerId.Position)
            .Select(callerId => new
            {
                LineId = callerId.AppLineId,
                Number = new NumberText(callerId.DidNumberId, callerId.DidNumber.Digits, callerId.DidNumber.Country),
            })
            .ToListAsync(cancellationToken);
        var deliveries = await db.LineDeliveryMethods
            .Where(delivery => ids.Contains(delivery.AppLineId))
            .OrderBy(delivery => delivery.DeliveryMethod.NameKey)
            .Select(delivery =>
                new { LineId = delivery.AppLineId, Item = new NamedItem(delivery.DeliveryMethodId, delivery.DeliveryMethod.Name) })
            .ToListAsync(cancellationToken);

        var didsOf = dids.ToLookup(did => did.LineId, did => did.Number);
        var numbersOf = numbers.ToLookup(number => number.LineId, number => number.Number);
        var callerIdsOf = callerIds.ToLookup(callerId => callerId.LineId, callerId => callerId.Number);
        var deliveriesOf = deliveries.ToLookup(delivery => delivery.LineId, delivery => delivery.Item);
        foreach (var row in rows)
        {
            row.DidNumbers = [.. didsOf[row.Id]];
            row.InternalNumbers = [.. numbersOf[row.Id]];
            row.CallerIds = [.. callerIdsOf[row.Id]];
            row.DeliveryMethods = [.. deliveriesOf[row.Id]];
        }
    }
}
