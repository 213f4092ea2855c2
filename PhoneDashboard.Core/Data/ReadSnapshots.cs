using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace PhoneDashboard.Core.Data;

internal static class ReadSnapshots
{
    /// <summary>
    /// Begins the reads. Deferred, so that it takes no lock to write: a long export keeps nobody from saving. Cancelling ends also a
    /// statement that is running, such as one that puts a million rows in order before the first of them comes. A long read goes through
    /// the table once and lasts as long as the browser takes: it has a cache of 2 MB, not the lists' own.
    /// </summary>
    internal static async Task<ReadSnapshot> BeginReadAsync(this DashboardDb db, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        connection.Execute("PRAGMA cache_size = -2048;");
        var transaction = (await db.Database.UseTransactionAsync(connection.BeginTransaction(deferred: true), cancellationToken))!;
        return new ReadSnapshot(transaction, connection, cancellationToken.Register(() => raw.sqlite3_interrupt(connection.Handle)));
    }

    internal static void Execute(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
