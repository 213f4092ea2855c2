using System.Linq.Expressions;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.Numbers;

/// <summary>What the Internal Numbers table shows, and what it can be ordered, filtered and searched by; for the page and the export alike.</summary>
internal static class InternalNumberLists
{
    /// <summary>Sorts: number, created. Filters: number, status (Free, Assigned), user-id, id.</summary>
    internal static readonly ListDefinition<InternalNumber> Definition = new ListDefinition<InternalNumber>(number => number.Id)
        // 7, 007, 0070: short ones first, as people count. No index holds that, but there are 11,110 at most.
        .Sort("number", number => number.Digits.Length + number.Digits)
        .Sort("created", number => number.CreatedUtc)
        .Filter("number", Containing)
        .FilterBy<NumberStatus>("status", (numbers, status) =>
            status == NumberStatus.Free ? numbers.Where(number => number.Assignment == null) : numbers.Where(number => number.Assignment != null))
        .FilterById("user-id", (numbers, id) => numbers.Where(number => number.Assignment!.ContactMethod!.UserId == id))
        .FilterById("id", (numbers, id) => numbers.Where(number => number.Id == id))
        .Search((numbers, text) =>
        {
            var key = TextKey.Fold(text);
            return key.All(char.IsAsciiDigit)
                ? Containing(numbers, key)
                : numbers.Where(number => number.Assignment!.ContactMethod!.User.NameKey.Contains(key)
                    || number.Assignment!.CallFlowObject!.Tab.CallFlow.NameKey.Contains(key));
        });

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

    private static IQueryable<InternalNumber> Containing(IQueryable<InternalNumber> numbers, string text)
    {
        var digits = AppLineLists.Digits(text);
        return digits.Length == 0 ? numbers.Where(_ => false) : numbers.Where(number => number.Digits.Contains(digits));
    }
}
