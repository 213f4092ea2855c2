using System.Diagnostics;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>When a process is killed: after so many of its reports, and then anywhere in what it does next.</summary>
internal sealed class CrashMoment
{
    private readonly int _killAt;
    private readonly double _offset;
    private readonly TaskCompletionSource _now = new();
    private int _moment;

    /// <param name="seed">Chooses the moment.</param>
    /// <param name="moments">How many there are to choose from.</param>
    internal CrashMoment(int seed, int moments)
    {
        var random = new Random(unchecked(seed * 1_000_003)); // neighbouring seeds begin alike otherwise
        (_killAt, _offset) = (random.Next(moments), random.NextDouble());
    }

    internal int KilledAt => Math.Min(_killAt, _moment);

    internal void Count(int moments)
    {
        if (Interlocked.Add(ref _moment, moments) >= _killAt)
        {
            _now.TrySetResult(); // on the thread that counts: nothing comes in between
        }
    }

    internal async Task KillAsync(CrashChild worker)
    {
        await worker.GoAsync();
        var clock = Stopwatch.StartNew();
        if (_killAt > 0)
        {
            // When all is done before, it is killed idle.
            await await Task.WhenAny(_now.Task, worker.IdleAsync()).WaitAsync(TimeSpan.FromMinutes(5));
        }

        // A report is written between two transactions. The kill must hit any part of the next one, however long they take here.
        var end = clock.Elapsed * (1 + (_offset * 1.5 / Math.Max(1, _moment)));
        SpinWait.SpinUntil(() => clock.Elapsed >= end);
        await worker.KillAsync();
    }
}
