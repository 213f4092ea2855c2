namespace PhoneDashboard.Core.Data;

/// <summary>The changes that came together.</summary>
/// <param name="changes">In the order in which they were saved.</param>
public sealed class ItemChangesEventArgs(IReadOnlyList<ItemChange> changes) : EventArgs
{
    /// <summary>In the order in which they were saved.</summary>
    public IReadOnlyList<ItemChange> Changes => changes;
}
