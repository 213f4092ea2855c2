using System.Globalization;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>One of the changes that run at once; the audit trail knows it, and its undo, by names of their own.</summary>
/// <param name="Id">From 0.</param>
/// <param name="Kind">What it does.</param>
/// <param name="UserIds">Whom it changes; two for a take-over: who takes, and from whom.</param>
/// <param name="DidId">The number that is taken over.</param>
/// <param name="IsUndone">It is undone at once.</param>
/// <param name="After">A backup begins when so many changes are done.</param>
internal sealed record PlannedChange(
    int Id, ChangeKind Kind, IReadOnlyList<long> UserIds, long DidId = 0, bool IsUndone = false, int After = 0)
{
    internal string ActorName => string.Create(CultureInfo.InvariantCulture, $"Change {Id}");

    internal string UndoActorName => string.Create(CultureInfo.InvariantCulture, $"Undo {Id}");

    /// <summary>The entries of the audit trail that it makes, all of them or none.</summary>
    internal IReadOnlyList<string> Entries => Kind switch
    {
        ChangeKind.EditUser => ["PhoneUser Changed"],
        ChangeKind.EditLine => ["AppLine Changed"],
        ChangeKind.Delete => ["AppLine Deleted", "PhoneUser Deleted"],
        ChangeKind.TakeOver => ["AppLine Changed", "AppLine Changed"],
        ChangeKind.Bulk => [.. Enumerable.Repeat("PhoneUser Changed", UserIds.Count)],
        _ => [],
    };
}
