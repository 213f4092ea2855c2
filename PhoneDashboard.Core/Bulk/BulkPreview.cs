namespace PhoneDashboard.Core.Bulk;

/// <summary>What a change of many rows would do.</summary>
/// <param name="Rows">The rows that were looked at, for <see cref="BulkService.ApplyAsync"/> or <see cref="BulkInviteService.ApplyAsync"/>:
/// what was seen is what changes, whoever comes into the view meanwhile.</param>
/// <param name="Total">How many rows these are.</param>
/// <param name="Changing">How many change.</param>
/// <param name="Same">How many stay as they are, because they are so already.</param>
/// <param name="Refusals">Those that cannot, by reason.</param>
public sealed record BulkPreview(BulkRows Rows, int Total, int Changing, int Same, IReadOnlyList<BulkRefusal> Refusals)
{
    /// <summary>What the first of those that change would get, where they get something each.</summary>
    public IReadOnlyList<BulkGift> Gifts { get; init; } = [];
}
