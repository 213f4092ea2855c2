using System.Reflection;
using System.Text.Json;

namespace PhoneDashboard.Core.Conflicts;

/// <summary>Copies what an edit class holds.</summary>
public static class EditValues
{
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

    private static IEnumerable<PropertyInfo> Settable<T>() =>
        typeof(T).GetProperties()
            .Where(property => property is { CanRead: true, SetMethod.IsPublic: true } && property.GetIndexParameters().Length == 0);
}
