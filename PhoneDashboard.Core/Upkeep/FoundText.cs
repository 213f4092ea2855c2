namespace PhoneDashboard.Core.Upkeep;

/// <summary>A text that was found, as it is now.</summary>
/// <param name="Id">Its row.</param>
/// <param name="Text">The text; null for none.</param>
/// <param name="OtherId">The row that has its key; null when no other one has.</param>
internal sealed record FoundText(long Id, string? Text, long? OtherId);
