using System.Globalization;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using PhoneDashboard.Core.Fields;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.Data.Saving;

/// <summary>
/// Finds out what a save changes, raises the versions, and makes the audit entries once the ids are known (Specification
/// 5, rules 10 and 11).
/// </summary>
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
        var names = new TrackedNames(tracker);
        foreach (var root in tracker.Entries<IAggregate>().ToList())
        {
            var changes = ScalarChanges(root, names).Concat(CollectionChanges(parts[root.Entity])).ToList();
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
    internal IEnumerable<AuditEntry> Entries(Actor actor, DateTime now)
    {
        var names = _changes.Count == 0 ? null : new TrackedNames(_changes[0].Root.Context.ChangeTracker);
        return _changes.Select(
            change => Entry(actor, now, change.Action, change.Root.Entity, Saved(change.Root, change.Changes, names!), change.DeletedName));
    }

    internal static AuditEntry Entry(
        Actor actor, DateTime now, AuditAction action, IAggregate item, List<FieldChange> changes, string? name = null)
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
            ChangesJson = FieldChange.Write(changes),
        };
        entry.Fields.AddRange(changes.Select(change => new AuditField { Field = change.Field }));
        return entry;
    }

    /// <summary>With the ids as they are after the save: a reference to a row that was new itself held a stand-in before.</summary>
    private static List<FieldChange> Saved(EntityEntry<IAggregate> root, List<FieldChange> changes, TrackedNames names) =>
        root.State == EntityState.Detached
            ? changes
            : [.. changes.Select(change => root.Metadata.FindProperty(change.Field) is { } property
                ? change with { After = names.Value(property, root.Property(property).CurrentValue) }
                : change)];

    private static ILookup<IAggregate, EntityEntry<IAggregatePart>> PartsByRoot(ChangeTracker tracker) =>
        tracker.Entries<IAggregatePart>()
            .Where(part => part.Entity.Root is not null || part.State != EntityState.Unchanged)
            .ToLookup(part => part.Entity.Root ?? throw new InvalidOperationException(
                $"{part.Entity.GetType().Name} changed without its aggregate: load it, and remove parts through the context."));

    private static IEnumerable<FieldChange> ScalarChanges(EntityEntry<IAggregate> root, TrackedNames names) =>
        from property in root.Properties
        where !property.Metadata.IsPrimaryKey() && !property.Metadata.IsShadowProperty() && IsAudited(property.Metadata)
        where root.State is EntityState.Added or EntityState.Deleted || !Equals(property.OriginalValue, property.CurrentValue)
        let before = root.State == EntityState.Added ? null : names.Value(property.Metadata, property.OriginalValue)
        let after = root.State == EntityState.Deleted ? null : names.Value(property.Metadata, property.CurrentValue)
        where before?.Key != after?.Key
        select new FieldChange(property.Metadata.Name, before, after);

    private static IEnumerable<FieldChange> CollectionChanges(IEnumerable<EntityEntry<IAggregatePart>> parts) =>
        from part in parts
        group part by part.Entity.AuditField into field
        let before = Value(field.Where(part => part.State != EntityState.Added), OriginalOrder)
        let after = Value(field.Where(part => part.State != EntityState.Deleted), part => part.Entity.AuditOrder)
        where before != after
        select new FieldChange(field.Key, before, after);

    private static int OriginalOrder(EntityEntry<IAggregatePart> part) =>
        part.Metadata.FindProperty("Position") is { } position ? (int)part.OriginalValues[position]! : part.Entity.AuditOrder;

    private static FieldValue? Value(IEnumerable<EntityEntry<IAggregatePart>> parts, Func<EntityEntry<IAggregatePart>, int> order) =>
        FieldValue.Of(parts
            .OrderBy(order).ThenBy(part => part.Entity.AuditText, StringComparer.Ordinal)
            .Select(part => new FieldMember(part.Entity.AuditKey, part.Entity.AuditText)));

    private static bool IsAudited(IReadOnlyPropertyBase property) =>
        property.PropertyInfo?.GetCustomAttribute<UnauditedAttribute>() is null;

    /// <summary>Values of properties: a reference as the id of the other thing, with its name where it is at hand.</summary>
    private sealed class TrackedNames(ChangeTracker tracker)
    {
        private Dictionary<(Type Type, long Id), IAggregate>? _things;

        internal FieldValue? Value(IReadOnlyProperty property, object? value)
        {
            if (value is not long id || property.GetContainingForeignKeys().FirstOrDefault() is not { } reference)
            {
                return FieldValue.Of(value);
            }

            _things ??= tracker.Entries<IAggregate>().DistinctBy(entry => (entry.Metadata.ClrType, entry.Entity.Id))
                .ToDictionary(entry => (entry.Metadata.ClrType, entry.Entity.Id), entry => entry.Entity);
            var thing = _things.GetValueOrDefault((reference.PrincipalEntityType.ClrType, id));
            return FieldValue.Of([new FieldMember(id.ToString(CultureInfo.InvariantCulture), thing?.AuditName)]);
        }
    }
}
