using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using PhoneDashboard.Core.Audit;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.Data.Saving;

/// <summary>Finds out what a save changes, raises the versions, and makes the audit entries once the ids are known (Specification 5, rules 10 and 11).</summary>
internal sealed class AuditTrail : ISaveParticipant
{
    private readonly List<(EntityEntry<IAggregate> Root, AuditAction Action, List<FieldChange> Changes, string? DeletedName)> _changes = [];

    public Task BeforeAsync(WriteScope write)
    {
        Collect(write.Db.ChangeTracker, write.IsUndo);
        return Task.CompletedTask;
    }

    public async Task AfterAsync(WriteScope write)
    {
        foreach (var entry in Entries(write.Actor, write.Utc))
        {
            entry.SnapshotId = write.UndoId;
            write.Db.Audit.Add(entry);
        }

        write.Db.Audit.AddRange(write.Notes);
        await write.Db.SaveChangesAsync(CancellationToken.None);
    }

    /// <summary>Reads the change tracker before the save, and raises the versions.</summary>
    internal AuditTrail Collect(ChangeTracker tracker, bool isUndo = false)
    {
        var parts = PartsByRoot(tracker);
        foreach (var root in tracker.Entries<IAggregate>().ToList())
        {
            var changes = ScalarChanges(root).Concat(CollectionChanges(parts[root.Entity])).ToList();
            AuditAction? action = root.State switch
            {
                EntityState.Added => isUndo ? AuditAction.Restored : AuditAction.Created,
                EntityState.Deleted => AuditAction.Deleted,
                _ => changes.Count > 0 ? AuditAction.Changed : null,
            };
            if (action is null)
            {
                continue;
            }

            if (action != AuditAction.Deleted)
            {
                root.Entity.Version++;
            }

            // After the save a line no longer knows whose it was.
            _changes.Add((root, action.Value, changes, action == AuditAction.Deleted ? root.Entity.AuditName : null));
        }

        tracker.DetectChanges();
        return this;
    }

    /// <summary>The entries, after the save.</summary>
    internal IEnumerable<AuditEntry> Entries(Actor actor, DateTime now) => _changes.Select(change => Entry(actor, now, change.Action, change.Root.Entity, Saved(change.Root, change.Changes), change.DeletedName));

    internal static AuditEntry Entry(Actor actor, DateTime now, AuditAction action, IAggregate item, List<FieldChange> changes, string? name = null)
    {
        name ??= item.AuditName;
        var entry = new AuditEntry
        {
            Utc = now,
            ActorKind = actor.Kind,
            ActorName = actor.Name,
            ActorKey = TextKey.Fold(actor.Name),
            ActorAccountId = actor.AccountId,
            Action = action,
            ItemKind = item.GetType().Name,
            ItemId = item.Id,
            ItemName = name,
            ItemKey = TextKey.Fold(name),
            ItemVersion = item.Version,
            ChangesJson = JsonSerializer.Serialize(changes),
        };
        entry.Fields.AddRange(changes.Select(change => new AuditField { Field = change.Field }));
        return entry;
    }

    /// <summary>With the ids as they are after the save: a reference to a row that was new itself held a stand-in before.</summary>
    private static List<FieldChange> Saved(EntityEntry<IAggregate> root, List<FieldChange> changes) => root.State == EntityState.Detached
        ? changes
        : [.. changes.Select(change => root.Metadata.FindProperty(change.Field) is null ? change : change with { After = Text(root.Property(change.Field).CurrentValue) })];

    private static ILookup<IAggregate, EntityEntry<IAggregatePart>> PartsByRoot(ChangeTracker tracker) =>
        tracker.Entries<IAggregatePart>()
            .Where(part => part.Entity.Root is not null || part.State != EntityState.Unchanged)
            .ToLookup(part => part.Entity.Root ?? throw new InvalidOperationException($"{part.Entity.GetType().Name} changed without its aggregate: load it, and remove parts through the context."));

    private static IEnumerable<FieldChange> ScalarChanges(EntityEntry<IAggregate> root) =>
        from property in root.Properties
        where !property.Metadata.IsPrimaryKey() && !property.Metadata.IsShadowProperty() && IsAudited(property.Metadata)
        let before = root.State == EntityState.Added ? null : Text(property.OriginalValue)
        let after = root.State == EntityState.Deleted ? null : Text(property.CurrentValue)
        where before != after
        select new FieldChange(property.Metadata.Name, before, after);

    private static IEnumerable<FieldChange> CollectionChanges(IEnumerable<EntityEntry<IAggregatePart>> parts) =>
        from part in parts
        group part by part.Entity.AuditField into field
        let before = Text(field.Where(part => part.State != EntityState.Added), OriginalOrder)
        let after = Text(field.Where(part => part.State != EntityState.Deleted), part => part.Entity.AuditOrder)
        where before != after
        select new FieldChange(field.Key, before, after);

    private static int OriginalOrder(EntityEntry<IAggregatePart> part) =>
        part.Metadata.FindProperty("Position") is { } position ? (int)part.OriginalValues[position]! : part.Entity.AuditOrder;

    private static string? Text(IEnumerable<EntityEntry<IAggregatePart>> parts, Func<EntityEntry<IAggregatePart>, int> order)
    {
        var texts = parts.OrderBy(order).ThenBy(part => part.Entity.AuditText, StringComparer.Ordinal).Select(part => part.Entity.AuditText);
        return string.Join(", ", texts) is { Length: > 0 } text ? text : null;
    }

    private static string? Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;

    private static bool IsAudited(IReadOnlyPropertyBase property) => property.PropertyInfo?.GetCustomAttribute<UnauditedAttribute>() is null;
}
