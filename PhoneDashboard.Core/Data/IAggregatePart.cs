namespace PhoneDashboard.Core.Data;

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
