namespace PhoneDashboard.Core.Numbers;

/// <summary>What became of a range.</summary>
/// <param name="Added">How many numbers were added.</param>
/// <param name="Skipped">The numbers that already existed.</param>
/// <param name="FirstId">The first number that was added.</param>
public sealed record RangeOutcome(int Added, IReadOnlyList<string> Skipped, long FirstId);
