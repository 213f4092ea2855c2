namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>What an upgrade that was killed showed.</summary>
/// <param name="Seed">Repeats it.</param>
/// <param name="KilledAfter">So long after the upgrade began.</param>
/// <param name="WasMigrating">The kill left the row by which EF Core locks others out.</param>
/// <param name="Restart">How long the next start took.</param>
/// <param name="Violations">What must not be.</param>
internal sealed record UpgradeResult(int Seed, TimeSpan KilledAfter, bool WasMigrating, TimeSpan Restart, IReadOnlyList<string> Violations);
