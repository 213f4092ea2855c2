using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Fields;

namespace PhoneDashboard.Core.Activity;

/// <summary>A changed field in the words of the screens.</summary>
/// <param name="Field">The field, by the name that the audit trail keeps.</param>
/// <param name="Label">What the screens call it.</param>
/// <param name="Before">The value before, or null for none.</param>
/// <param name="After">The value after, or null for none.</param>
public sealed record FieldWords(string Field, string Label, string? Before, string? After)
{
    /// <summary>The person may put the value before back; see <see cref="ValueRestore"/>.</summary>
    public bool CanRestore { get; init; }
}

/// <summary>An entry of the audit trail, as Activity and History show it.</summary>
public sealed record ActivityRow
{
    /// <summary>The entry.</summary>
    public long Id { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTime Utc { get; init; }

    /// <summary>Who.</summary>
    public required string Person { get; init; }

    /// <summary>What happened.</summary>
    public AuditAction Action { get; init; }

    /// <summary>The kind of thing: the entity's class name.</summary>
    public required string ItemKind { get; init; }

    /// <summary>The thing.</summary>
    public long ItemId { get; init; }

    /// <summary>What the thing was called then.</summary>
    public required string ItemName { get; init; }

    /// <summary>The thing as it is today; null when it is gone.</summary>
    public AuditItem? Item { get; internal set; }

    /// <summary>The changed fields.</summary>
    public IReadOnlyList<FieldWords> Changes { get; internal set; } = [];

    /// <summary>What can undo the change: only while it is kept and not yet undone.</summary>
    public long? SnapshotId { get; internal set; }

    /// <summary>What undoing the change would undo, in words, such as "Deleted Ann Smith"; null when nothing can.</summary>
    public string? SnapshotTitle { get; internal set; }

    /// <summary>The thing in words: "User Ann Smith".</summary>
    public string ItemWords => $"{AuditWords.Kind(ItemKind)} {ItemName}";

    /// <summary>The names of the changed fields.</summary>
    public string FieldList => string.Join(", ", Changes.Select(change => change.Label));

    internal string ChangesJson { get; init; } = "[]";

    internal long? Snapshot { get; init; }
}

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
