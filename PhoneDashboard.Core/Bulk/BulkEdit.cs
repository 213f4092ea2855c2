using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.Bulk;

/// <summary>One thing to change in many rows.</summary>
public abstract class BulkEdit
{
    /// <summary>What changes, as the screen calls it.</summary>
    internal abstract string What { get; }

    /// <summary>Whether what was chosen is there; the problem stands at its field.</summary>
    internal abstract Task<Problem?> CheckAsync(DashboardDb db, CancellationToken cancellationToken);

    /// <summary>
    /// Loads the users of a batch that are there, changes them, and tells of each whether that was a change. Whether it is saved is the
    /// caller's business: the preview does not.
    /// </summary>
    internal abstract Task<IReadOnlyCollection<BulkRow>> ApplyAsync(DashboardDb db, long[] userIds, CancellationToken cancellationToken);
}
