using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.Bulk;

/// <summary>One thing to change in many rows.</summary>
public abstract class BulkEdit
{
    /// <summary>There is something to choose first.</summary>
    public virtual bool HasChoice => true;

    /// <summary>What is said of a row that was done.</summary>
    internal virtual string Word => "Changed";

    /// <summary>What is done, in words that end before "of 120 users".</summary>
    internal abstract string What { get; }

    /// <summary>Whether what was chosen is there; the problem stands at its field.</summary>
    internal virtual Task<Problem?> CheckAsync(DashboardDb db, DateTime now, CancellationToken cancellationToken) =>
        Task.FromResult<Problem?>(null);

    /// <summary>
    /// Decides for all rows together, where one depends on the others. A change does what its preview decided.
    /// </summary>
    /// <param name="db">For reading only.</param>
    /// <param name="userIds">All rows, in the order of the table.</param>
    /// <param name="anew">It is a preview, whatever was decided before.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    internal virtual Task PlanAsync(DashboardDb db, long[] userIds, bool anew, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// Loads the users of a batch that are there, changes them, and tells of each whether that was a change. Whether it is saved is the
    /// caller's business: the preview does not.
    /// </summary>
    internal abstract Task<IReadOnlyCollection<BulkRow>> ApplyAsync(
        DashboardDb db, long[] userIds, DateTime now, CancellationToken cancellationToken);
}
