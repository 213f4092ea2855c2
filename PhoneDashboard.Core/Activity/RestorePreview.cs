namespace PhoneDashboard.Core.Activity;

/// <summary>What restoring a value would do.</summary>
/// <param name="Item">The thing, in words.</param>
/// <param name="Label">The field, as the screens call it.</param>
/// <param name="Now">The present value, or null for none.</param>
/// <param name="After">What it will be, or null for none.</param>
/// <param name="Version">The version that this was read at.</param>
public sealed record RestorePreview(string Item, string Label, string? Now, string? After, long Version);
