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

/// <summary>A row that belongs to an aggregate. All parts of one field together are one field of the audit trail.</summary>
internal interface IAggregatePart
{
    /// <summary>The aggregate, which must be loaded together with its parts.</summary>
    IAggregate? Root { get; }

    /// <summary>The field's name in the audit trail.</summary>
    string AuditField { get; }

    /// <summary>This part in words.</summary>
    string AuditText { get; }

    /// <summary>By what it can be found again, such as the id of the thing that it links to; null for what is only read.</summary>
    string? AuditKey => null;

    /// <summary>Where this part stands among its siblings.</summary>
    int AuditOrder { get; }
}

/// <summary>Not written to the audit trail: derived, or a secret.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class UnauditedAttribute : Attribute;

/// <summary>Has folded key columns, set from the visible ones before each save.</summary>
internal interface IFolded
{
    /// <summary>Sets the folded columns.</summary>
    void FoldKeys();
}
