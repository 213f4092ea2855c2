namespace PhoneDashboard.Core.Bulk;

/// <summary>What became of one row of a change of many; in the order in which a person looks at them.</summary>
public enum BulkResult
{
    /// <summary>It could not be done, and there is a reason.</summary>
    Refused,

    /// <summary>The run was cancelled before it came to the row, which is as it was.</summary>
    NotReached,

    /// <summary>There was nothing to do, and there is a reason.</summary>
    Skipped,

    /// <summary>It was done.</summary>
    Done,
}
