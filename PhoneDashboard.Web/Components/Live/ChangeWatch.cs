using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Web.Components.Live;

/// <summary>
/// Calls back when something was saved, so that what is open can be read again: soon after the first save, and never more often than once a
/// second. Dispose it with the component.
/// </summary>
public sealed class ChangeWatch : IDisposable
{
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(1);

    private readonly ChangeFeed _feed;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _interval;
    private readonly Func<ItemChange, bool>? _concerns;
    private readonly ITimer _timer;
    private long? _called;
    private int _noted;

    /// <param name="feed">Tells of saves.</param>
    /// <param name="clock">For the interval.</param>
    /// <param name="interval">How long saves are gathered before the call.</param>
    /// <param name="changed">Called on a thread of its own: begin with <c>InvokeAsync</c>.</param>
    /// <param name="concerns">The changes that matter; null for every save, also one that is in no audit trail.</param>
    public ChangeWatch(ChangeFeed feed, TimeProvider clock, TimeSpan interval, Func<Task> changed, Func<ItemChange, bool>? concerns = null)
    {
        (_feed, _clock, _interval, _concerns) = (feed, clock, interval, concerns);
        _timer = clock.CreateTimer(_ => Call(changed), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _feed.Changed += OnChanged;
        if (concerns is null)
        {
            _feed.Saved += OnSaved;
        }
    }

    public void Dispose()
    {
        _feed.Changed -= OnChanged;
        _feed.Saved -= OnSaved;
        _timer.Dispose();
    }

    private void OnSaved(object? sender, EventArgs args) => Note();

    private void OnChanged(object? sender, ItemChangesEventArgs args)
    {
        if (_concerns is null || args.Changes.Any(_concerns))
        {
            Note();
        }
    }

    // On the saver's thread, inside its turn to write: only noted, read later.
    private void Note()
    {
        if (Interlocked.Exchange(ref _noted, 1) == 0)
        {
            var rest = _called is { } called ? Apart - _clock.GetElapsedTime(called) : TimeSpan.Zero;
            _timer.Change(rest > _interval ? rest : _interval, Timeout.InfiniteTimeSpan);
        }
    }

    private void Call(Func<Task> changed)
    {
        _called = _clock.GetTimestamp();
        Interlocked.Exchange(ref _noted, 0);
        if (!_feed.IsOver)
        {
            _ = changed();
        }
    }
}
