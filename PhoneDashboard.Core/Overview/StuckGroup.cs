using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.Overview;

/// <summary>Users who are stuck for the same reason.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Users">How many.</param>
/// <param name="View">The view of the Users table that has exactly these.</param>
public sealed record StuckGroup(StuckReason Reason, int Users, ListQuery View);
