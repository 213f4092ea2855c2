using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.CallFlows;

/// <summary>Call flows, to read.</summary>
public sealed class CallFlowService(IDbContextFactory<DashboardDb> dbFactory)
{
    /// <summary>A page of the table. Its sorts and filters are those of <see cref="CallFlowLists"/>.</summary>
    public async Task<ListPage<CallFlowRow>> ListAsync(Actor actor, ListQuery query, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var page = await CallFlowLists.Definition(db)
            .PageAsync(db, db.CallFlows.AsNoTracking(), query, CallFlowLists.Row(db), cancellationToken);
        await CallFlowLists.FillAsync(db, page.Rows, cancellationToken);
        return page;
    }

    /// <summary>All call flows to choose from, by name.</summary>
    public async Task<IReadOnlyList<NamedItem>> OptionsAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        return await db.CallFlows
            .OrderBy(flow => flow.NameKey)
            .Select(flow => new NamedItem(flow.Id, flow.Name))
            .ToListAsync(cancellationToken);
    }

    /// <summary>The call flow with all that is in it, or null when there is none.</summary>
    public async Task<CallFlowDetails?> GetAsync(Actor actor, long id, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var flow = await db.CallFlows
            .AsNoTrackingWithIdentityResolution()
            .Include(flow => flow.Tabs)
            .SingleOrDefaultAsync(flow => flow.Id == id, cancellationToken);
        if (flow is null)
        {
            return null;
        }

        // A query per collection: in one, they would multiply each other.
        var items = await db.CallFlowObjects.AsNoTrackingWithIdentityResolution().AsSplitQuery()
            .Where(item => item.Tab.CallFlowId == id)
            .Include(item => item.AudioFile)
            .Include(item => item.TimeSchedule)
            .Include(item => item.DeliveryMethod)
            .Include(item => item.DidNumbers).ThenInclude(did => did.DidNumber)
            .Include(item => item.InternalNumbers).ThenInclude(number => number.InternalNumber)
            .Include(item => item.Destinations).ThenInclude(to => to.ContactMethod.User)
            .Include(item => item.Cables).ThenInclude(cable => cable.ToObject)
            .OrderBy(item => item.Id)
            .ToListAsync(cancellationToken);
        var itemsOf = items.ToLookup(item => item.TabId, CallFlowLists.Details);
        return new CallFlowDetails(
            flow.Id,
            flow.Name,
            [.. flow.Tabs.OrderBy(tab => tab.Position).Select(tab => new CallFlowTabDetails(tab.Id, tab.Name, [.. itemsOf[tab.Id]]))]);
    }
}
