namespace PhoneDashboard.Core.Import;

/// <summary>A field that changes.</summary>
/// <param name="Label">The field.</param>
/// <param name="Before">As it is; null for nothing.</param>
/// <param name="After">As it would be; null for nothing.</param>
public sealed record ImportChange(string Label, string? Before, string? After);
