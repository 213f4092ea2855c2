using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Bulk;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Saving;

namespace PhoneDashboard.Core.Import;

/// <summary>
/// Writes the rows of a plan batch by batch. Each batch is a save with its own undo, and a part of the import's <see cref="ChangeGroup"/>,
/// by which all of it is taken back.
/// </summary>
internal sealed class ImportRun(IDbContextFactory<DashboardDb> dbFactory, Actor actor, ImportPlan plan, TimeProvider time)
{
    private const int LargestBatch = 200, SmallestBatch = 10;

    // Whoever saves meanwhile waits for one batch: on a slow machine it is a smaller one (Specification 4.10).
    private static readonly TimeSpan LongestBatch = TimeSpan.FromMilliseconds(100);

    private static readonly Problem Silent =
        new(ProblemKind.Changed, "The import stood still for too long and was taken back. Nothing was imported; try again.");

    private readonly List<long> _created = [];
    private readonly List<PlannedRow> _rows =
        [.. plan.Rows.Where(row => row.Outcome is ImportOutcome.Created or ImportOutcome.Changed)];

    private readonly ChangeGroup _group = new() { Title = $"Imported {plan.File.Name}" };
    private int _size = 2 * SmallestBatch;
    private long? _undoId;

    internal long GroupId => _group.Id;

    /// <summary>Says that there is an import under way: from here on it is taken back unless it ends.</summary>
    internal async Task BeginAsync()
    {
        await using var db = await dbFactory.CreateDbContextAsync();
        await using var write = await db.BeginWriteAsync(actor);
        _group.AliveUtc = time.GetUtcNow().UtcDateTime;
        db.Add(_group);
        _ = (await write.SaveQuietlyAsync()).Value;
    }

    /// <summary>Writes all rows, or as many as go well.</summary>
    /// <returns>Why it must be taken back; null when all are written.</returns>
    internal async Task<Problem?> WriteAsync(IProgress<BulkProgress>? progress, CancellationToken stop)
    {
        for (var done = 0; done < _rows.Count;)
        {
            if (stop.IsCancellationRequested)
            {
                return new Problem(ProblemKind.Invalid, "Cancelled: nothing was imported.");
            }

            var rows = _rows.GetRange(done, Math.Min(_size, _rows.Count - done));
            if (await BatchAsync(rows) is { } problem)
            {
                return problem;
            }

            done += rows.Count;
            progress?.Report(new BulkProgress(done, _rows.Count));
        }

        return null;
    }

    /// <summary>From here on it counts.</summary>
    internal async Task<Result<ImportDone>> EndAsync()
    {
        await using var db = await dbFactory.CreateDbContextAsync();
        await using var write = await db.BeginWriteAsync(actor);
        if (await MineAsync(db) is not { } group)
        {
            return Silent;
        }

        group.IsWhole = true;
        _ = (await write.SaveQuietlyAsync()).Value;
        return new ImportDone(_group.Title, _created, _rows.Count - _created.Count, _undoId);
    }

    // Null when it was taken back: this process was held up for so long that it seemed dead.
    private Task<ChangeGroup?> MineAsync(DashboardDb db) =>
        db.ChangeGroups.SingleOrDefaultAsync(group => group.Id == _group.Id && !group.IsWhole);

    private async Task<Problem?> BatchAsync(List<PlannedRow> rows)
    {
        await using var db = await dbFactory.CreateDbContextAsync();
        await using var write = await db.BeginWriteAsync(actor);
        var clock = Stopwatch.StartNew();
        var batch = await ImportBatch.LoadAsync(
            db, plan.File, plan.Mapping, [.. rows.Select(row => (row.Row, row.UserId))], write.Utc, CancellationToken.None);
        var applied = new List<AppliedRow>();
        foreach (var row in rows)
        {
            var now = await batch.ApplyAsync(row.Row, row.UserId, CancellationToken.None);
            if (Problem(row, now) is { } problem)
            {
                return problem;
            }

            applied.Add(now);
            if (now.IsNew)
            {
                db.Add(now.Line!.User);
            }
        }

        if (await MineAsync(db) is not { } group)
        {
            return Silent;
        }

        write.MakePartOf(group);
        group.AliveUtc = write.Utc;
        var saved = await write.SaveAsync();
        if (!saved.Succeeded)
        {
            return saved.Problems[0];
        }

        _undoId = saved.Value.UndoId;
        _created.AddRange(applied.Where(row => row.IsNew).Select(row => row.Line!.UserId));
        _size = clock.Elapsed > LongestBatch ? Math.Max(SmallestBatch, _size / 2) : Math.Min(LargestBatch, _size * 2);
        return null;
    }

    private static Problem? Problem(PlannedRow planned, AppliedRow now) => now switch
    {
        { Problems: [var first, ..] } => new(ProblemKind.Changed, $"Row {first.Row}, {planned.Who}: {first.Message} Nothing was imported."),
        _ when now.Versions != planned.Versions => new(
            ProblemKind.Changed,
            $"Row {planned.Row.Number}: {planned.Who} was changed by somebody else since the check. Nothing was imported; check again."),
        _ => null,
    };
}
