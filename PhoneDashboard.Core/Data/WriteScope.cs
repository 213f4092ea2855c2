using Microsoft.EntityFrameworkCore.Storage;

namespace PhoneDashboard.Core.Data;

/// <summary>An open write: the turn at the gate and the transaction. Disposed without a save, it rolls back.</summary>
public sealed class WriteScope : IAsyncDisposable
{
    private readonly IDbContextTransaction _transaction;
    private readonly IDisposable _turn;

    internal WriteScope(Actor actor, IDbContextTransaction transaction, IDisposable turn)
    {
        Actor = actor;
        _transaction = transaction;
        _turn = turn;
    }

    /// <summary>Who writes.</summary>
    public Actor Actor { get; }

    /// <summary>True once committed.</summary>
    internal bool IsCommitted { get; private set; }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _transaction.DisposeAsync();
        }
        finally
        {
            _turn.Dispose();
        }
    }

    internal async Task CommitAsync()
    {
        await _transaction.CommitAsync(CancellationToken.None);
        IsCommitted = true;
        _turn.Dispose();
    }

    internal Task RollbackAsync() => _transaction.RollbackAsync(CancellationToken.None);
}
