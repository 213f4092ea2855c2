namespace PhoneDashboard.Core.Lists;

/// <summary>One page of a table.</summary>
/// <typeparam name="TRow">The row's record.</typeparam>
/// <param name="Rows">The rows of this page, in order.</param>
/// <param name="Total">How many rows the view has on all its pages.</param>
/// <param name="IsCapped">True when the rows were not counted to the end: there are more than <paramref name="Total"/>, and pages only as
/// far as that.</param>
public sealed record ListPage<TRow>(IReadOnlyList<TRow> Rows, int Total, bool IsCapped = false);
