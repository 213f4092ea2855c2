using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SQLitePCL;

namespace PhoneDashboard.Core.Data;

/// <summary>Reads that must fit together: all of them see the database as it is at the first.</summary>
internal sealed class ReadSnapshot(IDbContextTransaction transaction, CancellationTokenRegistration interrupt) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        await interrupt.DisposeAsync();
        await transaction.DisposeAsync();
    }
}

internal static class ReadSnapshots
{
    /// <summary>
    /// Begins the reads. Deferred, so that it takes no lock to write: a long export keeps nobody from saving. Cancelling ends also a statement that is running, such as one
    /// that puts a million rows in order before the first of them comes.
    /// </summary>
    internal static async Task<ReadSnapshot> BeginReadAsync(this DashboardDb db, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        var transaction = (await db.Database.UseTransactionAsync(connection.BeginTransaction(deferred: true), cancellationToken))!;
        return new ReadSnapshot(transaction, cancellationToken.Register(() => raw.sqlite3_interrupt(connection.Handle)));
    }
}
