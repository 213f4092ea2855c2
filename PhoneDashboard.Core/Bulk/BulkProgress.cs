namespace PhoneDashboard.Core.Bulk;

/// <summary>How far a change has come.</summary>
/// <param name="Done">Rows that were written. When they are all of them, what remains is the commit.</param>
/// <param name="Total">All rows.</param>
public sealed record BulkProgress(int Done, int Total);
