using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace PhoneDashboard.Core.Data;

/// <summary>Reads that must fit together.</summary>
internal static class ReadSnapshot
{
    /// <summary>
    /// All reads until the end see the database as it is at the first of them. Deferred, so that it takes no lock to write: a long export keeps nobody from saving.
    /// </summary>
    internal static async Task<IDbContextTransaction> BeginReadAsync(this DashboardDb db, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        var transaction = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
        return (await db.Database.UseTransactionAsync(transaction, cancellationToken))!;
    }
}
