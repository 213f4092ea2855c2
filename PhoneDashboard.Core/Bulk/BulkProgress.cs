namespace PhoneDashboard.Core.Bulk;

/// <summary>How far a change has come.</summary>
/// <param name="Done">Rows that were worked on. When they are all of them, what remains is the save.</param>
/// <param name="Total">All rows.</param>
public sealed record BulkProgress(int Done, int Total);
