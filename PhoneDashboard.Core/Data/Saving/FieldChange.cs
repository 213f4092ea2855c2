using System.Text.Json;
using PhoneDashboard.Core.Fields;

namespace PhoneDashboard.Core.Data.Saving;

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
