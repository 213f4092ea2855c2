using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.Activity;

/// <summary>A row that a save added, changed or took away.</summary>
/// <param name="Entity">The entity's class name.</param>
/// <param name="Key">Its key; the values of a key of several between commas.</param>
/// <param name="Before">The row before, or of a changed row what changed; null for an added row.</param>
/// <param name="After">The same after; null for a row that was taken away.</param>
internal sealed record RowImage(string Entity, string Key, Dictionary<string, JsonElement>? Before, Dictionary<string, JsonElement>? After)
{
    internal static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Follows from other values: folded keys, columns of lists, versions.</summary>
    internal static bool IsComputed(EntityEntry entry, IReadOnlyPropertyBase property) =>
        entry.Entity is IAggregate && property.PropertyInfo?.GetCustomAttribute<UnauditedAttribute>() is not null;

    /// <summary>Opens a door: it is sealed apart from the image.</summary>
    internal static bool IsSecret(IReadOnlyPropertyBase property) =>
        property.PropertyInfo?.GetCustomAttribute<SecretAttribute>() is not null;

    /// <summary>By what the secrets of a row are kept.</summary>
    internal string SecretsKey => $"{Entity} {Key}";

    /// <summary>The class name in the model.</summary>
    internal static string NameOf(IReadOnlyTypeBase type) => type.ClrType.Name;

    /// <summary>The key as <see cref="Key"/> spells it.</summary>
    internal static string KeyOf(EntityEntry entry) =>
        string.Join(',', entry.Metadata.FindPrimaryKey()!.Properties.Select(
            key => Convert.ToString(entry.Property(key).CurrentValue, CultureInfo.InvariantCulture)));
}
