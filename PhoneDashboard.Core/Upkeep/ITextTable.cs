using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Settings.Findings;

namespace PhoneDashboard.Core.Upkeep;

/// <summary>A table that has texts which people type.</summary>
internal interface ITextTable
{
    /// <summary>Puts the texts and keys of the next rows right; see <see cref="IUpkeepStep.NextAsync"/>.</summary>
    Task<long?> NextAsync(DashboardDb db, long afterId, int rows, DateTime now, CancellationToken cancellationToken);

    /// <summary>Whether things of this kind, an entity's class name, are in this table.</summary>
    bool Holds(DashboardDb db, string kind);

    /// <summary>
    /// Of each row that is still there, the text of a field; and of <see cref="FindingKind.SameText"/> the older row that has the same key,
    /// or null when none has it any more.
    /// </summary>
    Task<List<FoundText>> TextsAsync(DashboardDb db, string field, IReadOnlyCollection<long> ids, CancellationToken cancellationToken);
}
