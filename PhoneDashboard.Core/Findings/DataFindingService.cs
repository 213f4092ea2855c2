using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Audit;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Core.Team;

namespace PhoneDashboard.Core.Findings;

/// <summary>Something to look at.</summary>
/// <param name="Id">The finding.</param>
/// <param name="Item">The thing, as it is called today.</param>
/// <param name="Sentence">Why, and what to do.</param>
/// <param name="Proposal">What it could be instead, as a person would type it; null when nothing is proposed.</param>
public sealed record DataFindingRow(long Id, AuditItem Item, string Sentence, string? Proposal);

/// <summary>What the findings of a kind say, and whether they still hold: each kind has one.</summary>
public interface IFindingWords
{
    /// <summary>The kinds that it knows.</summary>
    IReadOnlyCollection<FindingKind> Kinds { get; }

    /// <summary>The sentences of those that still hold, by finding; others are done with.</summary>
    /// <param name="db">Reads things as they are now.</param>
    /// <param name="findings">All of one kind and one kind of thing.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task<Dictionary<long, string>> SentencesAsync(DashboardDb db, IReadOnlyList<DataFinding> findings, CancellationToken cancellationToken);
}

/// <summary>Settings › Data to look at: what was stored before there was a rule that it breaks.</summary>
public sealed class DataFindingService(IDbContextFactory<DashboardDb> dbFactory, IEnumerable<IFindingWords> words)
{
    private const int Most = 1_000;

    /// <summary>
    /// What still breaks a rule, the oldest finding first, a thousand at most; of team accounts only for whoever manages them.
    /// </summary>
    public async Task<IReadOnlyList<DataFindingRow>> ListAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.ReadActivity);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var mayAll = actor.May(Permission.ManageTeam);
        var findings = await db.Findings.AsNoTracking()
            .Where(finding => mayAll || (finding.ItemKind != nameof(TeamAccount) && finding.ItemKind != nameof(AccountSettings)))
            .OrderBy(finding => finding.Id).Take(Most).ToListAsync(cancellationToken);
        var rows = new List<DataFindingRow>();
        foreach (var alike in findings.GroupBy(finding => (finding.Kind, finding.ItemKind)))
        {
            var known = words.Single(known => known.Kinds.Contains(alike.Key.Kind));
            var sentences = await known.SentencesAsync(db, [.. alike], cancellationToken);
            var ids = alike.Select(finding => finding.ItemId).ToArray();
            var items = (await AuditItems.FindAsync(db, alike.Key.ItemKind, ids, cancellationToken)).ToDictionary(item => item.Id);
            rows.AddRange(alike.Where(finding => sentences.ContainsKey(finding.Id) && items.ContainsKey(finding.ItemId))
                .Select(finding => new DataFindingRow(finding.Id, items[finding.ItemId], sentences[finding.Id], finding.Proposal)));
        }

        return [.. rows.OrderBy(row => row.Id)];
    }
}
