namespace PhoneDashboard.Core.Data;

/// <summary>
/// One writer at a time in this process. SQLite has one writer anyway, and its client waits for it by sleeping 150 ms at a time on a blocked thread; here writers wait
/// without a thread, in order.
/// </summary>
public sealed class WriteGate : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _gate = new(1, 1);

    /// <inheritdoc />
    public void Dispose() => _gate.Dispose();

    /// <summary>Waits for its turn; the result ends it.</summary>
    /// <exception cref="TimeoutException">Nobody came out for 30 seconds.</exception>
    internal async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        if (!await _gate.WaitAsync(LongestWait, cancellationToken))
        {
            throw new TimeoutException("The database has been busy for 30 seconds. Nothing was saved; try again.");
        }

        return new Turn(_gate);
    }

    private sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
