namespace PhoneDashboard.Core.Bulk;

/// <summary>What became of one row. Small, since many are kept while they are looked at: who it is, is read when it is shown.</summary>
/// <param name="UserId">The user; the id of nobody for a line that has gone with its user.</param>
/// <param name="Result">What became of it.</param>
/// <param name="Reason">Why it was refused or skipped, or what it got, a sentence; else null.</param>
public readonly record struct BulkOutcome(long UserId, BulkResult Result, string? Reason = null);
