using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Storage;

namespace PhoneDashboard.Core.Data;

/// <summary>Reads that must fit together: all of them see the database as it is at the first.</summary>
internal sealed class ReadSnapshot(
    IDbContextTransaction transaction, SqliteConnection connection, CancellationTokenRegistration interrupt) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        await interrupt.DisposeAsync();
        await transaction.DisposeAsync();
        connection.Execute("PRAGMA shrink_memory;"); // the connection goes back to the pool
    }
}
