using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace PhoneDashboard.Core.Data.Derived;

/// <summary>Something that depends on the rows of a table.</summary>
/// <param name="Entity">The rows, and those of classes that derive from it.</param>
/// <param name="Property">Only where this property changes; null for every change, new and deleted rows among them.</param>
/// <param name="Touch">Notes the row for those who compute what depends on it; null where nothing does.</param>
internal sealed record Dependency(Type Entity, string? Property, Action<EntityEntry, TouchedRows>? Touch)
{
    /// <summary>On every change of a row.</summary>
    internal static Dependency On<T>(Action<EntityEntry, T, TouchedRows> touch)
        where T : class => new(typeof(T), null, (entry, touched) => touch(entry, (T)entry.Entity, touched));

    /// <summary>On another value of a property.</summary>
    internal static Dependency On<T>(string property, Action<T, TouchedRows> touch)
        where T : class => new(typeof(T), property, (entry, touched) => touch((T)entry.Entity, touched));

    /// <summary>Nothing depends on the rows but themselves.</summary>
    internal static Dependency None<T>()
        where T : class => new(typeof(T), null, null);

    /// <summary>The change is one that matters.</summary>
    internal bool Concerns(EntityEntry entry) =>
        Touch is not null && Entity.IsInstanceOfType(entry.Entity)
        && (Property is null || (entry.State == EntityState.Modified && entry.Property(Property).IsModified));
}
