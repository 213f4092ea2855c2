using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Fields;

namespace PhoneDashboard.Core.Activity;

/// <summary>Reads entries as rows.</summary>
internal static class ActivityRows
{
    /// <summary>The row without what <see cref="FillAsync"/> adds.</summary>
    internal static readonly Expression<Func<AuditEntry, ActivityRow>> Row = entry => new ActivityRow
    {
        Id = entry.Id,
        Utc = entry.Utc,
        Person = entry.ActorName,
        Action = entry.Action,
        ItemKind = entry.ItemKind,
        ItemId = entry.ItemId,
        ItemName = entry.ItemName,
        ChangesJson = entry.ChangesJson,
        Snapshot = entry.SnapshotId,
    };

    /// <summary>Adds to up to a few hundred rows what stands in other tables.</summary>
    /// <param name="db">Reads it.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="now">Decides which snapshots can still undo, UTC.</param>
    /// <param name="cancellationToken">Ends it.</param>
    internal static async Task FillAsync(DashboardDb db, IReadOnlyList<ActivityRow> rows, DateTime now, CancellationToken cancellationToken)
    {
        var changes = rows.Select(row => FieldChange.Read(row.ChangesJson)).ToList();
        var values = rows.Zip(changes).SelectMany(pair => pair.Second.SelectMany(change => Values(pair.First.ItemKind, change)));
        var wording = await FieldWording.LoadAsync(db, values, cancellationToken);
        var snapshots = await SnapshotsAsync(db, rows, now, cancellationToken);
        foreach (var (row, list) in rows.Zip(changes))
        {
            row.Changes = [.. list.Select(change => Words(wording, row.ItemKind, change))];
            if (row.Snapshot is { } snapshot && snapshots.TryGetValue(snapshot, out var title))
            {
                (row.SnapshotId, row.SnapshotTitle) = (snapshot, title);
            }
        }

        foreach (var kind in rows.GroupBy(row => row.ItemKind, StringComparer.Ordinal))
        {
            var items = (await AuditItems.FindAsync(db, kind.Key, [.. kind.Select(row => row.ItemId).Distinct()], cancellationToken))
                .ToDictionary(item => item.Id);
            foreach (var row in kind)
            {
                row.Item = items.GetValueOrDefault(row.ItemId);
            }
        }
    }

    private static IEnumerable<(Field Field, FieldValue? Value)> Values(string kind, FieldChange change)
    {
        var field = FieldCatalogues.Find(kind, change.Field);
        return [(field, change.Before), (field, change.After)];
    }

    private static FieldWords Words(FieldWording wording, string kind, FieldChange change)
    {
        var field = FieldCatalogues.Find(kind, change.Field);
        return new FieldWords(change.Field, field.Label, wording.Words(field, change.Before), wording.Words(field, change.After));
    }

    private static async Task<Dictionary<long, string>> SnapshotsAsync(
        DashboardDb db, IReadOnlyList<ActivityRow> rows, DateTime now, CancellationToken cancellationToken)
    {
        var ids = rows.Select(row => row.Snapshot).OfType<long>().Distinct().ToList();
        var since = now - ChangeSnapshot.KeptFor;
        return ids.Count == 0
            ? []
            : await db.Snapshots
                .Where(snapshot => ids.Contains(snapshot.Id) && snapshot.UndoneUtc == null && snapshot.Utc > since)
                .Select(snapshot => new { snapshot.Id, snapshot.Title })
                .ToDictionaryAsync(snapshot => snapshot.Id, snapshot => snapshot.Title, cancellationToken);
    }
}
