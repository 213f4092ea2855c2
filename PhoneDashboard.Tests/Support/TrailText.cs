using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Fields;

namespace PhoneDashboard.Tests.Support;

/// <summary>What an entry of the trail says, as a text to compare: references by their ids, other things by the words of then.</summary>
internal static class TrailText
{
    /// <summary>"Field: before → after" of each change.</summary>
    internal static string Of(AuditEntry entry) =>
        string.Join(
            "; ",
            FieldChange.Read(entry.ChangesJson).Select(change => $"{change.Field}: {Before(change) ?? "-"} → {After(change) ?? "-"}"));

    internal static string? Before(FieldChange change) => Text(change.Field, change.Before);

    internal static string? After(FieldChange change) => Text(change.Field, change.After);

    private static string? Text(string field, FieldValue? value) =>
        field.EndsWith("Id", StringComparison.Ordinal) ? value?.Key : value?.ToString();
}
