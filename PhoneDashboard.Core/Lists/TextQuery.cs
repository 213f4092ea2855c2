namespace PhoneDashboard.Core.Lists;

/// <summary>Where a list finds texts, and what it looks for there.</summary>
/// <param name="Index">The index.</param>
/// <param name="Conditions">All must be fulfilled; none is no search.</param>
internal sealed record TextQuery<T>(TextIndex<T> Index, IReadOnlyList<TextCondition> Conditions);
