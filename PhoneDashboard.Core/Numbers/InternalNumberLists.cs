using System.Linq.Expressions;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.Numbers;

/// <summary>
/// What the Internal Numbers table shows, and what it can be ordered, filtered and searched by; for the page and the export alike.
/// </summary>
internal static class InternalNumberLists
{
    /// <summary>
    /// Sorts: number, created. Filters: number, status (Free, Assigned, ContactMethod, CallFlow), assigned-to, user-id, id.
    /// </summary>
    internal static ListDefinition<InternalNumber> Definition(DashboardDb db) => new ListDefinition<InternalNumber>(number => number.Id)
        .Sort("number", number => number.OrderKey)
        .Sort("created", number => number.CreatedUtc, number => number.OrderKey)
        .Filter("number", (numbers, text) =>
            NumberReader.Extension(text) is { } digits ? numbers.Where(number => number.Digits.Contains(digits))
            : numbers.Where(_ => false))
        .FilterBy<NumberStatus>("status", (numbers, status) =>
        {
            var assigned = status != NumberStatus.Free;
            var ofFlows = db.InternalNumberAssignments.Where(assignment => assignment.CallFlowObjectId > 0) // read from its index
                .Select(assignment => assignment.InternalNumberId);
            return status switch
            {
                NumberStatus.CallFlow => numbers.Where(number => ofFlows.Contains(number.Id)),
                NumberStatus.ContactMethod => numbers.Where(number => number.Assigned == assigned && !ofFlows.Contains(number.Id)),
                _ => numbers.Where(number => number.Assigned == assigned),
            };
        })
        .Filter("assigned-to", (numbers, text) => SearchWords.Plain(text) is { Count: > 0 } words
            ? words.Aggregate(numbers, (found, word) => found.Where(number => number.RingsKey.Contains(word)))
            : numbers.Where(_ => false))
        .FilterById("user-id", (numbers, id) => numbers.Where(number => db.InternalNumberAssignments
            .Where(assignment => assignment.ContactMethod!.UserId == id)
            .Select(assignment => assignment.InternalNumberId)
            .Contains(number.Id)))
        .FilterById("id", (numbers, id) => numbers.Where(number => number.Id == id))
        .Search( // 11,110 at most: each is looked at
            NumberSearch.InternalNumber,
            word => number => number.Digits.Contains(word) || number.RingsKey.Contains(word));

    /// <summary>The row without its owner, which <see cref="FillAsync"/> adds.</summary>
    internal static Expression<Func<InternalNumber, InternalNumberRow>> Row(DashboardDb db) => number => new InternalNumberRow
    {
        Id = number.Id,
        Digits = number.Digits,
        CallerIdLines = db.AppLines.Count(line => line.InternalCallerIdId == number.Id),
        CreatedUtc = number.CreatedUtc,
    };

    /// <summary>Adds what the numbers of up to a few hundred rows ring.</summary>
    internal static async Task FillAsync(DashboardDb db, IReadOnlyList<InternalNumberRow> rows, CancellationToken cancellationToken)
    {
        var owners = await NumberOwner.OfInternalNumbersAsync(db, [.. rows.Select(row => row.Id)], cancellationToken);
        foreach (var row in rows)
        {
            row.Rings = owners.GetValueOrDefault(row.Id);
        }
    }
}
