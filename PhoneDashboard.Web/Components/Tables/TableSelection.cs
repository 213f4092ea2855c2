using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Web.Components.Tables;

/// <summary>The rows that a person selected in a table.</summary>
/// <param name="Ids">Some rows; empty when it is the whole view.</param>
/// <param name="View">The whole view; null when it is some rows.</param>
/// <param name="Count">How many they are.</param>
/// <param name="Order">The view that they were selected in: their order.</param>
public sealed record TableSelection(IReadOnlyList<long> Ids, ListQuery? View, RowCount Count, ListQuery Order);
