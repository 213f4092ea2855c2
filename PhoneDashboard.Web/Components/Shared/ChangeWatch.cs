using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Web.Components.Shared;

/// <summary>
/// Calls back when something was saved, so that what is open can be read again: soon after the first save, and never more often than once per interval. Dispose it
/// with the component.
/// </summary>
public sealed class ChangeWatch : IDisposable
{
    private readonly ChangeFeed _feed;
    private readonly TimeSpan _interval;
    private readonly ITimer _timer;
    private int _noted;

    /// <param name="feed">Tells of saves.</param>
    /// <param name="clock">For the interval.</param>
    /// <param name="interval">How long saves are gathered before the call.</param>
    /// <param name="changed">Called on a thread of its own: begin with <c>InvokeAsync</c>.</param>
    public ChangeWatch(ChangeFeed feed, TimeProvider clock, TimeSpan interval, Func<Task> changed)
    {
        _feed = feed;
        _interval = interval;
        _timer = clock.CreateTimer(_ => Call(changed), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _feed.Saved += OnSaved;
    }

    public void Dispose()
    {
        _feed.Saved -= OnSaved;
        _timer.Dispose();
    }

    // On the saver's thread, inside its turn to write: only noted, read later.
    private void OnSaved(object? sender, EventArgs args)
    {
        if (Interlocked.Exchange(ref _noted, 1) == 0)
        {
            _timer.Change(_interval, Timeout.InfiniteTimeSpan);
        }
    }

    private void Call(Func<Task> changed)
    {
        Interlocked.Exchange(ref _noted, 0);
        _ = changed();
    }
}
