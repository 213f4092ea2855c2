using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.Settings.Findings;

/// <summary>What the findings of a kind say, and whether they still hold: each kind has one.</summary>
public interface IFindingWords
{
    /// <summary>The kinds that it knows.</summary>
    IReadOnlyCollection<FindingKind> Kinds { get; }

    /// <summary>The words of those that still hold, by finding; others are done with.</summary>
    /// <param name="db">Reads things as they are now.</param>
    /// <param name="findings">All of one kind and one kind of thing.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task<Dictionary<long, FindingWords>> WordsAsync(DashboardDb db, IReadOnlyList<DataFinding> findings,
        CancellationToken cancellationToken);
}
