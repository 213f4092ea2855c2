using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Tests.Support;

/// <summary>
/// Makes SQLite itself refuse to write, with the codes that a full disk, missing rights or another process bring about, for as
/// long as a test wants.
/// </summary>
public sealed class StorageTrouble : DbTransactionInterceptor
{
    public const string None = "PRAGMA max_page_count = 4294967294; PRAGMA query_only = OFF;", Full = "PRAGMA max_page_count = 1;",
        ReadOnly = "PRAGMA query_only = ON;";

    /// <summary>Set on each connection before it writes.</summary>
    public string Pragmas { get; set; } = None;

    /// <summary>The registration; before Core's own.</summary>
    public void AddTo(IServiceCollection services) => services.ConfigureDbContext<DashboardDb>(options => options.AddInterceptors(this));

    public override InterceptionResult<DbTransaction> TransactionStarting(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result)
    {
        // A test need not wait for another process as long as the product does.
        ((SqliteConnection)connection).DefaultTimeout = 1;
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA busy_timeout = 50;" + Pragmas;
        command.ExecuteNonQuery();
        return result;
    }

    public override ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection,
        TransactionStartingEventData eventData,
        InterceptionResult<DbTransaction> result,
        CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(TransactionStarting(connection, eventData, result));
}
