namespace PhoneDashboard.Core.Data;

/// <summary>
/// The root of what one save changes as a whole. <see cref="DashboardDb"/> raises its version and writes its audit entry, also when only
/// one of its parts changed.
/// </summary>
public interface IAggregate
{
    /// <summary>Given by the database, never reused.</summary>
    long Id { get; }

    /// <summary>Raised with each save; an edit carries the one it was read with (Specification 5, rule 10).</summary>
    long Version { get; set; }

    /// <summary>What the audit trail calls the thing, so that its entries can be read after it is gone.</summary>
    string AuditName { get; }
}
