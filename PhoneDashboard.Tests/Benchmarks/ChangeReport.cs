namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>A line on the worker's output.</summary>
/// <param name="Change">The change.</param>
/// <param name="Step">A backup has begun; the change was done; it was undone.</param>
/// <param name="Refusal">Why not; null when the service confirmed it.</param>
/// <param name="UndoId">What undoes it.</param>
internal sealed record ChangeReport(int Change, ChangeStep Step, string? Refusal = null, long? UndoId = null);
