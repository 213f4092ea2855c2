using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Team;

namespace PhoneDashboard.Core.Conflicts;

/// <summary>Who changed a thing since it was read (Specification 5, rule 10).</summary>
public sealed class ItemChangesService(IDbContextFactory<DashboardDb> dbFactory)
{
    /// <summary>The saves since a version was read, the first one first; a deletion only when the thing is still gone.</summary>
    /// <param name="actor">Needs to read; for a team account the whole audit trail.</param>
    /// <param name="itemKind">The entity's class name.</param>
    /// <param name="itemId">The thing.</param>
    /// <param name="version">The version that was read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<SavedChange>> SinceAsync(
        Actor actor, string itemKind, long itemId, long version, CancellationToken cancellationToken = default)
    {
        actor.Require(itemKind == nameof(TeamAccount) ? Permission.ReadAudit : Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var entries = await db.Audit.AsNoTracking()
            .Where(entry => entry.ItemKind == itemKind && entry.ItemId == itemId)
            .Where(entry => entry.Action == AuditAction.Deleted
                ? !db.Audit.Any(
                    later => later.ItemKind == itemKind && later.ItemId == itemId && later.Id > entry.Id) // it may have been put back
                : entry.ItemVersion > version)
            .OrderBy(entry => entry.Id)
            .ToListAsync(cancellationToken);
        return [.. entries.Select(Change)];
    }

    private static SavedChange Change(AuditEntry entry) => new(
        entry.ActorName,
        entry.ActorAccountId,
        entry.Utc,
        entry.Action == AuditAction.Deleted,
        [.. FieldChange.Read(entry.ChangesJson).Select(change => change.Field)]);
}
