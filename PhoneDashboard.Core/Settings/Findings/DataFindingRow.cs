using PhoneDashboard.Core.Activity;

namespace PhoneDashboard.Core.Settings.Findings;

/// <summary>Something to look at.</summary>
/// <param name="Id">The finding.</param>
/// <param name="Item">The thing, as it is called today.</param>
/// <param name="Words">Why, and what to do.</param>
public sealed record DataFindingRow(long Id, AuditItem Item, FindingWords Words);
