namespace PhoneDashboard.Core.Data;

/// <summary>
/// Tells open pages what was saved, so that they can read again. <see cref="Changed"/> says what, and hears of every process that
/// uses the database; <see cref="Saved"/> says only that this process saved something, also what is in no audit trail, such as
/// what became of a mail.
/// </summary>
public sealed class ChangeFeed : IDisposable
{
    private readonly SemaphoreSlim _wake = new(0);

    /// <summary>Raised after each commit, on the thread of the saver: handlers must only note it and return.</summary>
    public event EventHandler? Saved;

    /// <summary>Raised soon after changes were saved, here or elsewhere: handlers must only note them and return.</summary>
    public event EventHandler<ItemChangesEventArgs>? Changed;

    /// <summary>Whether anybody listens to <see cref="Changed"/>: otherwise nothing has to be read.</summary>
    internal bool IsWatched => Changed is not null;

    /// <summary>The process is being stopped: what is open does not read again, and could not.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Call it when the process is told to stop.</summary>
    public void End() => IsOver = true;

    /// <inheritdoc />
    public void Dispose() => _wake.Dispose();

    /// <summary>Something was saved.</summary>
    internal void Notify()
    {
        Saved?.Invoke(this, EventArgs.Empty);
        if (_wake.CurrentCount == 0)
        {
            _wake.Release();
        }
    }

    /// <summary>This was saved.</summary>
    internal void Tell(IReadOnlyList<ItemChange> changes) => Changed?.Invoke(this, new ItemChangesEventArgs(changes));

    /// <summary>Waits until this process has saved something.</summary>
    internal Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken) => _wake.WaitAsync(longest, cancellationToken);
}
