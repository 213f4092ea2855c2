namespace PhoneDashboard.Core.Data;

/// <summary>
/// One writer at a time in this process. SQLite has one writer anyway, and its client waits for it by sleeping 150 ms at a time on a
/// blocked thread (https://github.com/dotnet/efcore/issues/36658); here writers wait without a thread, in order.
/// </summary>
public sealed class WriteGate : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);

    /// <summary>After so long nobody waits any more: whoever is inside is stuck, or waits for another process.</summary>
    internal TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <inheritdoc />
    public void Dispose() => _gate.Dispose();

    /// <summary>Waits for its turn; the result ends it.</summary>
    /// <exception cref="WriteGateTimeoutException">Nobody came out for <see cref="LongestWait"/>.</exception>
    internal async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        if (!await _gate.WaitAsync(LongestWait, cancellationToken))
        {
            throw new WriteGateTimeoutException(
                $"The database has been busy for {LongestWait.TotalSeconds:0} seconds. Nothing was saved; try again.");
        }

        return new Turn(_gate);
    }

    /// <summary>Ends once, by the commit or by the end of the scope.</summary>
    private sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        private SemaphoreSlim? _gate = gate;

        public void Dispose() => Interlocked.Exchange(ref _gate, value: null)?.Release();
    }
}
