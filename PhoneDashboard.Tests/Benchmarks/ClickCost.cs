namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>What a click cost.</summary>
/// <param name="Times">When its rows stood there.</param>
/// <param name="Work">What the browser did meanwhile.</param>
internal sealed record ClickCost(PaintTimes Times, MainThread Work);
