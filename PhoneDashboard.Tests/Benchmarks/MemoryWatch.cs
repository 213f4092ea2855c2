using System.Diagnostics;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>Samples the working set of this process, from a full collection on.</summary>
internal sealed class MemoryWatch : IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(20);

    private readonly Process _process = Process.GetCurrentProcess();
    private readonly Timer _timer;
    private readonly long _idle;
    private long _peak;
    private bool _isOver;

    internal MemoryWatch()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        _idle = _peak = WorkingSet();
        _timer = new Timer(_ => Look(), state: null, Every, Every);
    }

    /// <summary>Bytes over what the process had before.</summary>
    internal long PeakOverIdle => Interlocked.Read(ref _peak) - _idle;

    public void Dispose()
    {
        _timer.Dispose();
        lock (_timer)
        {
            _isOver = true;
            _process.Dispose();
        }
    }

    private void Look()
    {
        lock (_timer)
        {
            _peak = _isOver ? _peak : Math.Max(_peak, WorkingSet());
        }
    }

    private long WorkingSet()
    {
        _process.Refresh();
        return _process.WorkingSet64;
    }
}
