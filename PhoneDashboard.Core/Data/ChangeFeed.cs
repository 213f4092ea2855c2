namespace PhoneDashboard.Core.Data;

/// <summary>Tells open panels of this process that something was saved, so that they can read again.</summary>
public sealed class ChangeFeed
{
    /// <summary>Raised after each commit, on the thread of the saver: handlers must only note it and return.</summary>
    public event EventHandler? Saved;

    /// <summary>Something was saved.</summary>
    internal void Notify() => Saved?.Invoke(this, EventArgs.Empty);
}
