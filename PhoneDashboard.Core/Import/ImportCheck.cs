using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.Bulk;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.Import;

/// <summary>The dry run: puts all rows into users and lines on contexts that are never saved (Specification 4.10).</summary>
internal sealed class ImportCheck(IDbContextFactory<DashboardDb> dbFactory, ImportFile file, ImportMapping mapping, DateTime now)
{
    private const int BatchSize = 200;

    private readonly ImportPeople _people = new(file, mapping);

    /// <summary>What would become of each row.</summary>
    internal async Task<ImportPlan> RunAsync(IProgress<BulkProgress>? progress, CancellationToken cancellationToken)
    {
        var duplicates = new ImportDuplicates(_people);
        var planned = new List<PlannedRow>(file.Rows.Count);
        foreach (var rows in file.Rows.Chunk(BatchSize))
        {
            await using var trial = await dbFactory.CreateDbContextAsync(cancellationToken);
            planned.AddRange(await BatchAsync(trial, rows, duplicates, cancellationToken));
            progress?.Report(new BulkProgress(planned.Count, file.Rows.Count));
        }

        return new ImportPlan(file, mapping, planned);
    }

    private async Task<List<PlannedRow>> BatchAsync(
        DashboardDb trial, ImportedRow[] rows, ImportDuplicates duplicates, CancellationToken cancellationToken)
    {
        await _people.LoadAsync(trial, rows, cancellationToken);
        var found = rows.Select(row => (Row: row, Whom: _people.Find(row))).ToList();
        var batch = await ImportBatch.LoadAsync(
            trial, file, mapping, [.. found.Select(row => (row.Row, row.Whom.UserId))], now, cancellationToken);
        var applied = new List<(AppliedRow Row, long? UserId)>();
        foreach (var (row, (userId, problem)) in found)
        {
            var done = problem is null
                ? await batch.ApplyAsync(row, userId, cancellationToken)
                : new AppliedRow(row, null, null, [], [problem]);
            duplicates.Check(done);
            applied.Add((done, userId));
        }

        var wording = await FieldWording.LoadAsync(
            trial,
            applied.SelectMany(row => row.Row.Changes.SelectMany(
                change => new[] { (change.Field, change.Before), (change.Field, change.After) })),
            cancellationToken);
        return [.. applied.Select(row => row.Row.Planned(row.UserId, Who(row.Row), wording))];
    }

    private string Who(AppliedRow row) =>
        row.Line?.User.FullName.Trim() is { Length: > 0 } name ? name : RowNames.Of(row.Row, mapping).Full;
}
