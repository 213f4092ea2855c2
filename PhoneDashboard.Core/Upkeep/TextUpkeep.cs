using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.Upkeep;

/// <summary>
/// Takes the marks that nobody sees out of every text that is stored (Specification 5, rule 12), and makes the folded keys anew. Texts that
/// change have their entry in the audit trail; columns of lists follow as with any save. Of two rows that would have one key the older has
/// it (see <see cref="TextTable{T}"/>).
/// </summary>
/// <param name="time">When things are found.</param>
/// <param name="rows">How many rows are looked at in a batch.</param>
internal sealed class TextUpkeep(TimeProvider time, int rows = 5_000) : IUpkeepStep
{
    /// <inheritdoc />
    public string Name => "Texts";

    /// <inheritdoc />
    public int Version => TextKey.Version;

    /// <inheritdoc />
    public int Tables => TextTables.All.Count + 1;

    /// <inheritdoc />
    public Task<long?> NextAsync(DashboardDb db, int table, long afterId, CancellationToken cancellationToken) =>
        table < TextTables.All.Count ? TextTables.All[table].NextAsync(db, afterId, rows, time.GetUtcNow().UtcDateTime, cancellationToken)
        : NextEntriesAsync(db, afterId, cancellationToken);

    /// <summary>What was written into the audit trail stays; only its keys are new.</summary>
    private async Task<long?> NextEntriesAsync(DashboardDb db, long afterId, CancellationToken cancellationToken)
    {
        var entries = await db.Audit.Where(entry => entry.Id > afterId).OrderBy(entry => entry.Id).Take(rows)
            .Select(entry => new { entry.Id, entry.ActorName, entry.ActorKey, entry.ItemName, entry.ItemKey })
            .ToListAsync(cancellationToken);
        var stale = entries.Where(entry => entry.ActorKey != TextKey.Fold(entry.ActorName) || entry.ItemKey != TextKey.Fold(entry.ItemName))
            .Select(entry => entry.Id).ToArray();
        foreach (var entry in stale.Length == 0 ? [] : await db.Audit.Where(entry => stale.Contains(entry.Id))
            .ToListAsync(cancellationToken))
        {
            (entry.ActorKey, entry.ItemKey) = (TextKey.Fold(entry.ActorName), TextKey.Fold(entry.ItemName));
        }

        return entries.Count == 0 ? null : entries[^1].Id;
    }
}
