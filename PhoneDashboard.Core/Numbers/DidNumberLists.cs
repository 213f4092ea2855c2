using System.Globalization;
using System.Linq.Expressions;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.Numbers;

/// <summary>What the DID Numbers table shows, and what it can be ordered, filtered and searched by; for the page and the export alike.</summary>
internal static class DidNumberLists
{
    /// <summary>
    /// Sorts: number, country, created. Filters: number, country, status (Free, Assigned), enabled (yes, no), trunk (id, or none), source (Provider, ThirdParty), user-id, id.
    /// </summary>
    internal static ListDefinition<DidNumber> Definition(DashboardDb db) => new ListDefinition<DidNumber>(did => did.Id)
        .Sort("number", did => did.Digits)
        .Sort("country", did => did.Country)
        .Sort("created", did => did.CreatedUtc)
        .Filter("number", (dids, text) => Containing(dids, text))
        .Filter("country", (dids, text) =>
        {
            var country = text.ToUpperInvariant();
            return dids.Where(did => did.Country == country);
        })
        .FilterBy<NumberStatus>("status", (dids, status) => status == NumberStatus.Free ? dids.Where(did => did.Assignment == null) : dids.Where(did => did.Assignment != null))
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
        .FilterById("user-id", (dids, id) => dids.Where(did => did.Assignment!.ContactMethod!.UserId == id))
        .FilterById("id", (dids, id) => dids.Where(did => did.Id == id))
        .Search((dids, text) =>
        {
            var key = TextKey.Fold(text);
            var rung = RungByName(db, key);
            return !text.Any(char.IsLetter) && text.Any(char.IsAsciiDigit)
                ? Containing(dids, text)
                : dids.Where(did => did.DescriptionKey.Contains(key) || rung.Contains(did.Id));
        });

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

    /// <summary>The numbers that ring a user or a call flow of that name, asked once: looked up for each number it would take a second with 100,000.</summary>
    private static IQueryable<long> RungByName(DashboardDb db, string key) =>
        db.Users.Where(user => user.NameKey.Contains(key)).SelectMany(user => user.ContactMethods).SelectMany(method => method.DidNumbers).Select(did => did.DidNumberId)
            .Concat(db.CallFlows.Where(flow => flow.NameKey.Contains(key)).SelectMany(flow => flow.Tabs).SelectMany(tab => tab.Objects).SelectMany(item => item.DidNumbers).Select(did => did.DidNumberId));

    private static IQueryable<DidNumber> Containing(IQueryable<DidNumber> dids, string text)
    {
        var digits = DidSearch.Typed(text);
        return digits.Length == 0 ? dids.Where(_ => false) : dids.Where(did => did.Digits.Contains(digits));
    }
}
