using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Settings;

namespace PhoneDashboard.Core.Activity;

/// <summary>The audit trail to read: who changed what, and when (Specification 5, rule 11).</summary>
public sealed class ActivityService(IDbContextFactory<DashboardDb> dbFactory, TimeProvider time)
{
    /// <summary>
    /// A page of Activity, the newest first unless asked otherwise. Filters: person, item, kind, field, from and to (days of the
    /// account's time zone).
    /// </summary>
    public async Task<ListPage<ActivityRow>> ListAsync(Actor actor, ListQuery query, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.ReadActivity);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var definition = ActivityLists.Definition(await AccountZone.ReadAsync(db, cancellationToken));
        var page = await definition.PageAsync(
            db, ActivityLists.Visible(db, actor), ActivityLists.NewestFirst(query), ActivityRows.Row, cancellationToken);
        await ActivityRows.FillAsync(db, page.Rows, Now, cancellationToken);
        return page;
    }

    /// <summary>One entry, or null when there is none, or none that the actor may see.</summary>
    public async Task<ActivityRow?> GetAsync(Actor actor, long id, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.ReadActivity);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var row = await ActivityLists.Visible(db, actor)
            .Where(entry => entry.Id == id)
            .Select(ActivityRows.Row)
            .SingleOrDefaultAsync(cancellationToken);
        if (row is not null)
        {
            await ActivityRows.FillAsync(db, [row], Now, cancellationToken);
        }

        return row;
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}
