using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.Bulk;

/// <summary>The result of a change of many rows, a row per user, page by page.</summary>
public sealed class BulkResultService(IDbContextFactory<DashboardDb> dbFactory)
{
    /// <summary>A page of what became of the rows. Needs <see cref="Permission.Read"/>.</summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="done">What was done.</param>
    /// <param name="onlyNotDone">Only the rows that were not done.</param>
    /// <param name="page">The page, from 1; one past the end is the last.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<ListPage<BulkResultRow>> PageAsync(
        Actor actor, BulkDone done, bool onlyNotDone, int page, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        var total = onlyNotDone ? done.NotDone : done.Outcomes.Count;
        var (skip, take) = new ListQuery { Page = page }.PlaceOf(total);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        return new ListPage<BulkResultRow>(
            await BulkResultRows.ReadAsync(db, [.. done.Outcomes.Skip(skip).Take(take)], cancellationToken), total);
    }
}
