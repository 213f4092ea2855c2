using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.Numbers;

/// <summary>Trunks, to read.</summary>
public sealed class TrunkService(IDbContextFactory<DashboardDb> dbFactory)
{
    /// <summary>Sorts: name. Filters: id.</summary>
    internal static readonly ListDefinition<Trunk> List = new ListDefinition<Trunk>(trunk => trunk.Id)
        .Sort("name", trunk => trunk.NameKey)
        .FilterById("id", (trunks, id) => trunks.Where(trunk => trunk.Id == id))
        .Search(NumberSearch.Anything, word => trunk => trunk.NameKey.Contains(word));

    /// <summary>A page of the table. Needs <see cref="Permission.Read"/>.</summary>
    public async Task<ListPage<TrunkRow>> ListAsync(Actor actor, ListQuery query, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        return await List.PageAsync(db, db.Trunks.AsNoTracking(), query, Row(db), cancellationToken);
    }

    /// <summary>All trunks to choose from, the default one first.</summary>
    public async Task<IReadOnlyList<TrunkOption>> OptionsAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        return await db.Trunks.OrderByDescending(trunk => trunk.IsDefault).ThenBy(trunk => trunk.NameKey)
            .Select(trunk => new TrunkOption(trunk.Id, trunk.Name, trunk.IsDefault)).ToListAsync(cancellationToken);
    }

    /// <summary>What the table shows of a trunk, with how many DID Numbers come over it.</summary>
    internal static Expression<Func<Trunk, TrunkRow>> Row(DashboardDb db) =>
        trunk => new TrunkRow(trunk.Id, trunk.Name, trunk.IsDefault, db.DidNumbers.Count(did => did.TrunkId == trunk.Id));
}
