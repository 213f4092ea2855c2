namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>What a page of a list came to.</summary>
/// <param name="Total">Rows on all pages.</param>
/// <param name="Capped">The service stopped counting there: "10,000+".</param>
internal sealed record ListOutcome(int Total, bool Capped);
