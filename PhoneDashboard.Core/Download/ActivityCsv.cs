using PhoneDashboard.Core.Activity;

namespace PhoneDashboard.Core.Download;

/// <summary>The file of the Activity table; unlike there, the changes stand in full.</summary>
internal static class ActivityCsv
{
    /// <summary>Its times are local to the account's time zone, as on the page.</summary>
    internal static CsvTable<ActivityRow> Table(TimeZoneInfo zone) => new CsvTable<ActivityRow>()
        .Time("When", zone, row => row.Utc)
        .Text("Person", row => row.Person)
        .Text("What", row => AuditWords.Of(row.Action))
        .Text("Kind", row => AuditWords.Kind(row.ItemKind))
        .Text("Item", row => row.ItemName)
        .Text("Fields", row => row.FieldList)
        .Texts("Changes", row => row.Changes.Select(change => $"{change.Label}: {change.Before ?? "(none)"} → {change.After ?? "(none)"}"));
}
