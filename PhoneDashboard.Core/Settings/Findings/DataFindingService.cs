using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Team;

namespace PhoneDashboard.Core.Settings.Findings;

/// <summary>Settings › Data to check: what was stored before there was a rule that it breaks.</summary>
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
        var rows = new List<DataFindingRow>();
        var (last, isEnd) = (0L, false);
        while (rows.Count < Most && !isEnd)
        {
            var next = await db.Findings.AsNoTracking()
                .Where(finding => finding.Id > last
                    && (mayAll || (finding.ItemKind != nameof(TeamAccount) && finding.ItemKind != nameof(AccountSettings))))
                .OrderBy(finding => finding.Id).Take(Most).ToListAsync(cancellationToken);
            rows.AddRange(await RowsAsync(db, next, cancellationToken));
            (last, isEnd) = (next.Count == 0 ? last : next[^1].Id, next.Count < Most);
        }

        return [.. rows.Take(Most)];
    }

    /// <summary>
    /// Somebody says that it is right as it is: it is no longer listed. Problem: NotFound for one that is gone, or has to be changed.
    /// </summary>
    public async Task<Result<Done>> KeepAsync(Actor actor, long id, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditResources);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        var finding = await db.Findings.SingleOrDefaultAsync(finding => finding.Id == id, cancellationToken);
        if (finding is null || await RowsAsync(db, [finding], cancellationToken) is not [{ Words.MayBeRight: true }])
        {
            return new Problem(ProblemKind.NotFound, "This has been put right in the meantime.");
        }

        db.Remove(finding);
        return await write.SaveAsync();
    }

    private async Task<List<DataFindingRow>> RowsAsync(DashboardDb db, IReadOnlyList<DataFinding> findings,
        CancellationToken cancellationToken)
    {
        var rows = new List<DataFindingRow>();
        foreach (var alike in findings.GroupBy(finding => (finding.Kind, finding.ItemKind)))
        {
            var known = words.Single(known => known.Kinds.Contains(alike.Key.Kind));
            var sentences = await known.WordsAsync(db, [.. alike], cancellationToken);
            var ids = alike.Select(finding => finding.ItemId).ToArray();
            var items = (await AuditItems.FindAsync(db, alike.Key.ItemKind, ids, cancellationToken)).ToDictionary(item => item.Id);
            rows.AddRange(alike.Where(finding => sentences.ContainsKey(finding.Id) && items.ContainsKey(finding.ItemId))
                .Select(finding => new DataFindingRow(finding.Id, items[finding.ItemId], sentences[finding.Id])));
        }

        return [.. rows.OrderBy(row => row.Id)];
    }
}
