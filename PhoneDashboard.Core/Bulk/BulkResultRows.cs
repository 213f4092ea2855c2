using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.Bulk;

/// <summary>Says whom outcomes are about.</summary>
internal static class BulkResultRows
{
    /// <summary>The rows of up to a few hundred outcomes, in their order.</summary>
    internal static async Task<IReadOnlyList<BulkResultRow>> ReadAsync(
        DashboardDb db, IReadOnlyCollection<BulkOutcome> outcomes, CancellationToken cancellationToken)
    {
        var ids = outcomes.Select(outcome => outcome.UserId).ToArray();
        var users = await db.Users.Where(user => ids.Contains(user.Id))
            .Select(user => new { user.Id, Name = user.FirstName + " " + user.LastName, user.Email })
            .ToDictionaryAsync(user => user.Id, cancellationToken);
        return
        [
            .. outcomes.Select(outcome => users.GetValueOrDefault(outcome.UserId) is { } user
                ? new BulkResultRow(user.Id, user.Name, user.Email, outcome.Result, outcome.Reason)
                : new BulkResultRow(outcome.UserId, Name: null, Email: null, outcome.Result, outcome.Reason)),
        ];
    }

    /// <summary>All of them, read batch by batch.</summary>
    internal static async IAsyncEnumerable<BulkResultRow> ReadAllAsync(
        DashboardDb db,
        IEnumerable<BulkOutcome> outcomes,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var batch in outcomes.Chunk(BulkTally.BatchSize))
        {
            foreach (var row in await ReadAsync(db, batch, cancellationToken))
            {
                yield return row;
            }
        }
    }
}
