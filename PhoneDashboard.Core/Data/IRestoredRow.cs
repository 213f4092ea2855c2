namespace PhoneDashboard.Core.Data;

/// <summary>
/// What is special about a row when an undo puts it back (Specification 4.7). Without it all values come back, a reference that may be
/// empty is emptied where its target is gone, and the row is called by its kind.
/// </summary>
internal interface IRestoredRow
{
    /// <summary>What people call the row; null for its name in the audit trail, or that of its kind.</summary>
    string? Words => null;

    /// <summary>It is named by what it belongs to, which must be loaded. Parts of an aggregate always are.</summary>
    bool IsNamedByOwners => false;

    /// <summary>Who has its place by now, in a sentence; null for a row whose place nobody can take.</summary>
    string? Taken => null;

    /// <summary>It is nothing without all that it refers to: the sentence for when some of that is gone. Null for any other row.</summary>
    string? Lost => null;

    /// <summary>Whether it comes back after a delete; some rows only when the undo is soon after it (Specification 4.7).</summary>
    bool ComesBack(bool isSoon) => true;

    /// <summary>Whether the former value of a property comes back after a change.</summary>
    bool ComesBack(string property, bool isSoon) => true;

    /// <summary>Its values belong together: where one was changed since, all stay as they are.</summary>
    bool IsWhole => false;

    /// <summary>
    /// Whether it can be added again; where another row has its place, <see cref="Taken"/> says so. Of rows whose key is their place this
    /// is known without asking.
    /// </summary>
    Task<bool> HasRoomAsync(DashboardDb db) => Task.FromResult(true);

    /// <summary>
    /// Whether nobody has done anything with it since it was made, beyond its own values; else it stays when its making is undone, with all
    /// that is its own.
    /// </summary>
    Task<bool> IsAsMadeAsync(DashboardDb db) => Task.FromResult(true);

    /// <summary>Before it is added again: what holds for it now beyond its values.</summary>
    Task AdjustAsync(RestoreMoment moment) => Task.CompletedTask;

    /// <summary>It goes because another row of its kind comes back in its place; the audit trail still has to name it.</summary>
    void MakeRoomFor(object back)
    {
    }
}
