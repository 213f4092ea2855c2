namespace PhoneDashboard.Core.Bulk;

/// <summary>What a row would get.</summary>
/// <param name="Name">The user's name.</param>
/// <param name="Gets">What, in words.</param>
public sealed record BulkGift(string Name, string Gets);
