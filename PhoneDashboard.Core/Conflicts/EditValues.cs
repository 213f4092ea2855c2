using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PhoneDashboard.Core.Conflicts;

/// <summary>What an edit class holds, property by property: to copy it and to compare two of them. A list is one value.</summary>
public static class EditValues
{
    private static readonly HashSet<string> Standing = ["Id", "Version"];

    /// <summary>A copy that shares nothing with the original.</summary>
    public static T Copy<T>(T edit)
        where T : class => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(edit))!;

    /// <summary>Puts everything of the source into the target, its version too: what is bound to the target stays bound.</summary>
    public static void Fill<T>(T target, T source)
        where T : class
    {
        var copy = Copy(source);
        foreach (var property in Settable<T>())
        {
            property.SetValue(target, property.GetValue(copy));
        }
    }

    /// <summary>The version an edit was read with.</summary>
    public static long Version<T>(T edit)
        where T : class => (long)typeof(T).GetProperty("Version")!.GetValue(edit)!;

    /// <summary>The properties that a person changes: all that can be set but the id and the version.</summary>
    internal static IEnumerable<PropertyInfo> Fields<T>() => Settable<T>().Where(property => !Standing.Contains(property.Name));

    /// <summary>
    /// Equal texts mean equal values. What is typed is saved as <see cref="TypedText"/> cleans it, and nothing typed is nothing.
    /// </summary>
    internal static string Comparable(PropertyInfo property, object edit)
    {
        var value = property.GetValue(edit);
        return value switch
        {
            null => "",
            string text => TypedText.Clean(text),
            _ when property.IsDefined(typeof(UnorderedAttribute)) => string.Join(',', JsonSerializer.SerializeToNode(value)!.AsArray().Select(Text).Order(StringComparer.Ordinal)),
            _ => JsonSerializer.Serialize(value, property.PropertyType),
        };
    }

    private static string Text(JsonNode? node) => node?.ToJsonString() ?? "";

    private static IEnumerable<PropertyInfo> Settable<T>() =>
        typeof(T).GetProperties().Where(property => property is { CanRead: true, SetMethod.IsPublic: true } && property.GetIndexParameters().Length == 0);
}
