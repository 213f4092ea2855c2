using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Activity;

/// <summary>What happened to one thing, for whoever may read it (Specification 6).</summary>
public sealed class HistoryService(IDbContextFactory<DashboardDb> dbFactory, TimeProvider time)
{
    /// <summary>How many entries are read at once.</summary>
    public const int PageSize = 25;

    /// <summary>
    /// The entries of a thing; of a user also those of the line, the other contact methods and the devices that the user has. Team accounts
    /// and settings need <see cref="Permission.ReadAudit"/>.
    /// </summary>
    /// <param name="actor">Needs <see cref="Permission.Read"/>.</param>
    /// <param name="kind">The entity's class name.</param>
    /// <param name="id">The thing.</param>
    /// <param name="before">The oldest entry that is shown already, to go on; null to begin.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<HistoryPage> ListAsync(
        Actor actor, string kind, long id, long? before = null, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        if (AuditWords.IsOfTeam(kind))
        {
            actor.Require(Permission.ReadAudit);
        }

        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var rows = new List<ActivityRow>();
        foreach (var (itemKind, ids) in await ThingsAsync(db, kind, id, cancellationToken))
        {
            rows.AddRange(await db.Audit.AsNoTracking()
                .Where(entry => entry.ItemKind == itemKind && ids.Contains(entry.ItemId) && (before == null || entry.Id < before))
                .OrderByDescending(entry => entry.Id).Take(PageSize + 1).Select(ActivityRows.Row).ToListAsync(cancellationToken));
        }

        var page = rows.OrderByDescending(row => row.Id).Take(PageSize).ToList();
        await ActivityRows.FillAsync(db, page, time.GetUtcNow().UtcDateTime, cancellationToken);
        foreach (var row in page)
        {
            row.Changes = [.. row.Changes.Select(change => change with
            {
                CanRestore = row.Item is not null
                    && row.Action == AuditAction.Changed
                    && ValueRestore.Can(actor, row.ItemKind, change.Field),
            })];
        }

        return new HistoryPage(await NameAsync(db, kind, id, cancellationToken), page, rows.Count > PageSize);
    }

    private static async Task<List<(string Kind, List<long> Ids)>> ThingsAsync(
        DashboardDb db, string kind, long id, CancellationToken cancellationToken)
    {
        var things = new List<(string, List<long>)> { (kind, [id]) };
        if (kind == nameof(PhoneUser))
        {
            var methods = await db.ContactMethods
                .Where(method => method.UserId == id)
                .Select(method => new { method.Id, method.Kind })
                .ToListAsync(cancellationToken);
            things.AddRange(
                methods.GroupBy(method => method.Kind).Select(group => (group.Key.ToString(), group.Select(method => method.Id).ToList())));
            things.Add((nameof(AppDevice),
                await db.AppDevices.Where(device => device.UserId == id).Select(device => device.Id).ToListAsync(cancellationToken)));
        }

        return things;
    }

    private static async Task<string?> NameAsync(DashboardDb db, string kind, long id, CancellationToken cancellationToken)
    {
        return await AuditItems.LastNameAsync(db, kind, id, cancellationToken)
            ?? (await AuditItems.FindAsync(db, kind, [id], cancellationToken)).SingleOrDefault()?.Name;
    }
}
