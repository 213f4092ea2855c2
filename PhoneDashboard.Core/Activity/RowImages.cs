using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace PhoneDashboard.Core.Activity;

/// <summary>The images of all rows that one save touches: what undoing it needs.</summary>
internal sealed class RowImages
{
    private readonly List<(EntityEntry Entry, RowImage Image, IReadOnlyList<IProperty> Properties)> _rows = [];

    /// <summary>What opens a door, of the rows that go: by row, the values of the properties.</summary>
    internal Dictionary<string, Dictionary<string, JsonElement>> Secrets { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads the change tracker before the save.</summary>
    internal static RowImages Collect(ChangeTracker tracker, Func<object, bool> rows)
    {
        var images = new RowImages();
        foreach (var entry in tracker.Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Where(entry => rows(entry.Entity)))
        {
            var properties = Properties(entry);
            if (properties.Count > 0)
            {
                var before = entry.State == EntityState.Added
                    ? null
                    : Values(properties, property => entry.Property(property).OriginalValue);
                var image = new RowImage(RowImage.NameOf(entry.Metadata), RowImage.KeyOf(entry), before, After: null);
                images._rows.Add((entry, image, properties));
                var secrets = entry.Metadata.GetProperties().Where(RowImage.IsSecret).ToList();
                if (entry.State == EntityState.Deleted && secrets.Count > 0)
                {
                    images.Secrets.Add(image.SecretsKey, Values(secrets, property => entry.Property(property).OriginalValue));
                }
            }
        }

        return images;
    }

    /// <summary>The images as JSON, after the save: new rows have their keys by now.</summary>
    internal string ToJson() => JsonSerializer.Serialize(_rows.Select(row => row.Entry.State == EntityState.Detached
        ? row.Image
        : row.Image with
        {
            Key = RowImage.KeyOf(row.Entry),
            After = Values(row.Properties, property => row.Entry.Property(property).CurrentValue),
        }), RowImage.Json);

    /// <summary>
    /// All of a row that comes or goes; of one that stays what a person changed: the rest is computed from it, and versions only go up.
    /// </summary>
    private static List<IProperty> Properties(EntityEntry entry)
    {
        var all = entry.Metadata.GetProperties().Where(
            property => property != entry.Metadata.FindDiscriminatorProperty() && !RowImage.IsSecret(property));
        return entry.State == EntityState.Modified
            ? [.. all.Where(property => !Equals(entry.Property(property).OriginalValue, entry.Property(property).CurrentValue)
                && !RowImage.IsComputed(entry, property))]
            : [.. all];
    }

    private static Dictionary<string, JsonElement> Values(IReadOnlyList<IProperty> properties, Func<IProperty, object?> value) =>
        properties.ToDictionary(
            property => property.Name,
            property => JsonSerializer.SerializeToElement(value(property), property.ClrType, RowImage.Json),
            StringComparer.Ordinal);
}
