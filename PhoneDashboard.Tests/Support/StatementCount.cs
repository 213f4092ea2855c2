using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PhoneDashboard.Tests.Support;

/// <summary>How many statements a database was sent.</summary>
internal sealed class StatementCount : DbCommandInterceptor
{
    private int _count;

    internal int Count
    {
        get => _count;
        set => _count = value;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _count);
        return new(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _count);
        return new(result);
    }
}
