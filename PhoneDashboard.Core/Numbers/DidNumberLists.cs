using System.Globalization;
using System.Linq.Expressions;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.Numbers;

/// <summary>
/// What the DID Numbers table shows, and what it can be ordered, filtered and searched by; for the page and the export alike.
/// </summary>
internal static class DidNumberLists
{
    /// <summary>Every text of a number, and of what it rings.</summary>
    internal static readonly TextIndex<DidNumber> Index = new TextIndex<DidNumber>("DidTexts", did => did.Id)
        .Column("Number", did => did.Digits)
        .Column("Description", did => did.DescriptionKey)
        .Column("Rings", did => did.RingsKey);

    /// <summary>
    /// Sorts: number, country, source, status, enabled, created. Filters: number, country, status (Free, Assigned, ContactMethod,
    /// CallFlow), assigned-to, enabled (yes, no), trunk (id, or none), source (Provider, ThirdParty), user-id, id.
    /// </summary>
    internal static ListDefinition<DidNumber> Definition(DashboardDb db) => new ListDefinition<DidNumber>(did => did.Id)
        .Sort("number", did => did.Digits)
        .Sort("country", did => did.Country, did => did.Digits)
        .Sort("source", did => did.Source, did => did.Digits)
        .Sort("status", did => did.Assigned, did => did.Digits)
        .Sort("enabled", did => did.Enabled, did => did.Digits)
        .Sort("created", did => did.CreatedUtc, did => did.Digits)
        .In(Index)
        .FilterText("number", NumberSearch.DidNumber, "Number")
        .Filter("country", (dids, text) =>
        {
            var country = text.ToUpperInvariant();
            return dids.Where(did => did.Country == country);
        })
        .FilterBy<NumberStatus>("status", (dids, status) =>
        {
            var assigned = status != NumberStatus.Free;
            var ofFlows = db.DidAssignments.Where(assignment => assignment.CallFlowObjectId > 0) // read from its index
                .Select(assignment => assignment.DidNumberId);
            return status switch
            {
                NumberStatus.CallFlow => dids.Where(did => ofFlows.Contains(did.Id)), // few: found by their ids
                NumberStatus.ContactMethod => dids.Where(did => did.Assigned == assigned && !ofFlows.Contains(did.Id)),
                _ => dids.Where(did => did.Assigned == assigned),
            };
        })
        .FilterText("assigned-to", SearchWords.Words, "Rings")
        .Filter("enabled", (dids, text) =>
        {
            var enabled = text == "yes";
            return dids.Where(did => did.Enabled == enabled);
        })
        .Filter("trunk", (dids, text) =>
        {
            long? trunk = long.TryParse(text, CultureInfo.InvariantCulture, out var id) ? id : null;
            return trunk is null && text != "none" ? dids.Where(_ => false) : dids.Where(did => did.TrunkId == trunk);
        })
        .FilterBy<DidNumberSource>("source", (dids, source) => dids.Where(did => did.Source == source))
        .FilterById("user-id", (dids, id) => dids.Where(did => db.DidAssignments
            .Where(assignment => assignment.ContactMethod!.UserId == id)
            .Select(assignment => assignment.DidNumberId)
            .Contains(did.Id)))
        .FilterById("id", (dids, id) => dids.Where(did => did.Id == id))
        .Search(NumberSearch.Anything, "Number", "Description", "Rings");

    /// <summary>The row without its owner, which <see cref="FillAsync"/> adds.</summary>
    internal static readonly Expression<Func<DidNumber, DidNumberRow>> Row = did => new DidNumberRow
    {
        Id = did.Id,
        Digits = did.Digits,
        Country = did.Country,
        Source = did.Source,
        Trunk = did.Trunk!.Name,
        Enabled = did.Enabled,
        CallerIdLines = did.CallerIdOf.Count,
        Description = did.Description,
        CreatedUtc = did.CreatedUtc,
    };

    /// <summary>Adds what the numbers of up to a few hundred rows ring.</summary>
    internal static async Task FillAsync(DashboardDb db, IReadOnlyList<DidNumberRow> rows, CancellationToken cancellationToken)
    {
        var owners = await NumberOwner.OfDidNumbersAsync(db, [.. rows.Select(row => row.Id)], cancellationToken);
        foreach (var row in rows)
        {
            row.Rings = owners.GetValueOrDefault(row.Id);
        }
    }
}
