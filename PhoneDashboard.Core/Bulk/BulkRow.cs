namespace PhoneDashboard.Core.Bulk;

/// <summary>What becomes of one row.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Name">The user's name.</param>
/// <param name="Changes">False when it is so already, or when it cannot.</param>
/// <param name="Refusal">Why it cannot; null when it can.</param>
internal sealed record BulkRow(long UserId, string Name, bool Changes, string? Refusal = null);
