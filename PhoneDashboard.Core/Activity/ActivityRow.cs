using PhoneDashboard.Core.Data.Saving;

namespace PhoneDashboard.Core.Activity;

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
