namespace PhoneDashboard.Core.Numbers;

/// <summary>What enabling or disabling DID Numbers would do.</summary>
/// <param name="Ids">The numbers that change; those that are so already are left out.</param>
/// <param name="Name">"+1 202 555 0101" or "12 numbers".</param>
/// <param name="Uses">What disabling them takes away, a sentence each; none where nothing uses them, and when they are enabled.</param>
public sealed record DidSwitchPreview(IReadOnlyList<long> Ids, string Name, IReadOnlyList<string> Uses);
