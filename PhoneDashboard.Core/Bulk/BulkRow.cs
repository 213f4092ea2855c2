namespace PhoneDashboard.Core.Bulk;

/// <summary>What becomes of one row.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Name">The user's name.</param>
/// <param name="Changes">False when it is so already, or when it cannot.</param>
/// <param name="Refusal">Why it cannot; null when it can.</param>
/// <param name="Skip">Why there is nothing to do, where it neither changes nor is refused.</param>
/// <param name="Gets">What it gets, where each gets something else.</param>
internal sealed record BulkRow(
    long UserId, string Name, bool Changes, string? Refusal = null, string Skip = "Is like this already.", string? Gets = null)
{
    /// <summary>The same, without the name.</summary>
    internal BulkOutcome Outcome =>
        Changes ? new BulkOutcome(UserId, BulkResult.Done, Gets is null ? null : $"Got {Gets}.")
        : Refusal is not null ? new BulkOutcome(UserId, BulkResult.Refused, Refusal)
        : new BulkOutcome(UserId, BulkResult.Skipped, Skip);
}
