using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using PhoneDashboard.Core.Audit;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Data;

/// <summary>Finds out what a save changes, raises the versions, and makes the audit entries once the ids are known (Specification 5, rules 10 and 11).</summary>
internal sealed class AuditTrail
{
    private readonly List<(EntityEntry<IAggregate> Root, AuditAction Action, List<FieldChange> Changes, string? DeletedName)> _changes = [];

    /// <summary>Something was deleted that can be put back: everything but what people sign in with.</summary>
    internal bool HasDeletion => _changes.Exists(change => change.Action == AuditAction.Deleted && change.Root.Entity is not TeamAccount);

    /// <summary>What was deleted in words, for the title of its undo.</summary>
    internal string DeletionTitle => "Deleted " + _changes.Where(change => change.Action == AuditAction.Deleted).Select(change => change.Root.Entity)
        .OrderBy(item => item switch { PhoneUser => 0, ContactMethod or AppDevice => 2, _ => 1 }).Select(item => item is AppDevice ? $"the device {item.AuditName}" : item.AuditName).First();

    /// <summary>Reads the change tracker before the save.</summary>
    internal static AuditTrail Collect(ChangeTracker tracker, bool isUndo = false)
    {
        var trail = new AuditTrail();
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
            trail._changes.Add((root, action.Value, changes, action == AuditAction.Deleted ? root.Entity.AuditName : null));
        }

        tracker.DetectChanges();
        return trail;
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

    /// <summary>Who changed which fields when, in one sentence each.</summary>
    internal static Problem ChangedSince(List<AuditEntry> entries)
    {
        var details = entries.Select(entry =>
        {
            var fields = JsonSerializer.Deserialize<List<FieldChange>>(entry.ChangesJson)!.Select(change => Words(change.Field));
            return string.Create(CultureInfo.InvariantCulture, $"{entry.ActorName} changed {string.Join(", ", fields)} at {entry.Utc:yyyy-MM-dd HH:mm:ss} UTC.");
        });
        return new Problem(ProblemKind.Changed, "Somebody else saved this while you were editing. What you typed is still here; reload to see their version.", Detail: string.Join(' ', details));
    }

    /// <summary>With the ids as they are after the save: a reference to a row that was new itself held a stand-in before.</summary>
    private static List<FieldChange> Saved(EntityEntry<IAggregate> root, List<FieldChange> changes) => root.State == EntityState.Detached
        ? changes
        : [.. changes.Select(change => root.Metadata.FindProperty(change.Field) is null ? change : change with { After = Text(root.Property(change.Field).CurrentValue) })];

    private static string Words(string field) => string.Concat(field.Select((letter, index) => index > 0 && char.IsUpper(letter) ? " " + letter : letter.ToString()));

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
