namespace PhoneDashboard.Tests.Model;

/// <summary>One thing that happens, as a number that a <see cref="Planner"/> makes sense of.</summary>
/// <param name="Choice">Decides what.</param>
/// <param name="Late">How many rounds ago the person looked: the form may be stale.</param>
internal sealed record Step(int Choice, int Late);
