namespace PhoneDashboard.Core.Data.Saving;

/// <summary>One change: who, when, what, before and after (Specification 5, rule 11). Its id is also the feed of changes.</summary>
public sealed class AuditEntry
{
    /// <summary>Given by the database, ascending.</summary>
    public long Id { get; set; }

    /// <summary>When, UTC.</summary>
    public DateTime Utc { get; set; }

    /// <summary>What sort of caller.</summary>
    public ActorKind ActorKind { get; set; }

    /// <summary>Who.</summary>
    public required string ActorName { get; set; }

    /// <summary>Who, folded: search.</summary>
    public string ActorKey { get; set; } = "";

    /// <summary>The team account that acted; null for others, and from before there were any.</summary>
    public long? ActorAccountId { get; set; }

    /// <summary>What happened.</summary>
    public AuditAction Action { get; set; }

    /// <summary>The kind of thing: the entity's class name.</summary>
    public required string ItemKind { get; set; }

    /// <summary>The thing's id; ids are never reused.</summary>
    public long ItemId { get; set; }

    /// <summary>What the thing was called then.</summary>
    public required string ItemName { get; set; }

    /// <summary>What the thing was called then, folded: search.</summary>
    public string ItemKey { get; set; } = "";

    /// <summary>The version that this change made; 0 for things without versions.</summary>
    public long ItemVersion { get; set; }

    /// <summary>The <see cref="FieldChange"/>s as a JSON array.</summary>
    public required string ChangesJson { get; set; }

    /// <summary>The fields that changed, by name: filter.</summary>
    public List<AuditField> Fields { get; } = [];

    /// <summary>
    /// What can undo the change; null when nothing can. The snapshot itself may be gone: it is kept for
    /// <see cref="ChangeSnapshot.KeptFor"/>.
    /// </summary>
    public long? SnapshotId { get; set; }
}
