using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PhoneDashboard.Core.Fields;

namespace PhoneDashboard.Core.Data.Saving;

/// <summary>What happened to a thing.</summary>
public enum AuditAction
{
    /// <summary>It was created.</summary>
    Created,

    /// <summary>It was changed.</summary>
    Changed,

    /// <summary>It was deleted.</summary>
    Deleted,

    /// <summary>It was put back by an undo.</summary>
    Restored,

    /// <summary>An invite was put in the queue.</summary>
    InviteSent,

    /// <summary>An invite was taken back.</summary>
    InviteRevoked,

    /// <summary>A team account has another password.</summary>
    PasswordChanged,

    /// <summary>A team account can sign in with one passkey more.</summary>
    PasskeyAdded,

    /// <summary>A passkey was taken away.</summary>
    PasskeyRemoved,

    /// <summary>All sessions of a team account were ended.</summary>
    SessionsEnded,

    /// <summary>A person was taken out of the audit trail.</summary>
    Erased,

    /// <summary>A backup was written.</summary>
    BackedUp,

    /// <summary>A file of a backup was taken away.</summary>
    BackupDownloaded,

    /// <summary>A backup was put back: what stands before this entry is the backup's.</summary>
    BackupRestored,

    /// <summary>Mails that were held since then were sent or dropped.</summary>
    HeldMailsDecided,

    /// <summary>Whoever runs the server made a link that signs an administrator in once.</summary>
    SignInLinkMade,

    /// <summary>The link was used.</summary>
    SignInLinkUsed,
}

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

/// <summary>A field that an entry changed.</summary>
public sealed class AuditField
{
    /// <summary>The entry.</summary>
    public long EntryId { get; set; }

    /// <summary>The field: <see cref="FieldChange.Field"/>.</summary>
    public required string Field { get; set; }
}

/// <summary>One field of a change. Secrets never appear here.</summary>
/// <param name="Field">The property, or a collection as a whole.</param>
/// <param name="Before">The value before, or null.</param>
/// <param name="After">The value after, or null.</param>
public sealed record FieldChange(string Field, FieldValue? Before, FieldValue? After)
{
    /// <summary>The changes of <see cref="AuditEntry.ChangesJson"/>.</summary>
    public static List<FieldChange> Read(string json) => JsonSerializer.Deserialize<List<FieldChange>>(json)!;

    /// <summary>The same as <see cref="AuditEntry.ChangesJson"/> keeps it.</summary>
    internal static string Write(IEnumerable<FieldChange> changes) => JsonSerializer.Serialize(changes);
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("Audit");
        builder.HasIndex(entry => new { entry.ItemKind, entry.ItemId, entry.Id });

        // The order of Activity, alone and behind the kind of thing.
        builder.HasIndex(entry => new { entry.Utc, entry.Id });
        builder.HasIndex(entry => new { entry.ItemKind, entry.Utc, entry.Id });
        builder.HasMany(entry => entry.Fields).WithOne().HasForeignKey(field => field.EntryId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class AuditFieldConfiguration : IEntityTypeConfiguration<AuditField>
{
    public void Configure(EntityTypeBuilder<AuditField> builder)
    {
        builder.ToTable("AuditFields");
        builder.HasKey(field => new { field.Field, field.EntryId });
        builder.Property(field => field.Field).HasMaxLength(100);
    }
}
