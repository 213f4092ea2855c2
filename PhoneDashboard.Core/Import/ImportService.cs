using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.Bulk;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Download;

namespace PhoneDashboard.Core.Import;

/// <summary>Users with their lines from CSV files: a dry run, then all or nothing (Specification 4.10).</summary>
public sealed class ImportService(IDbContextFactory<DashboardDb> dbFactory, GroupUndo undo, TimeProvider time) : IDisposable
{
    // Files of one import are written one after the other.
    private readonly SemaphoreSlim _turns = new(1);

    /// <inheritdoc />
    public void Dispose() => _turns.Dispose();

    /// <summary>
    /// What an import would do; nothing is written. Invalid: the columns do not say whom a row is about, or two are the same field.
    /// </summary>
    /// <param name="actor">Needs <see cref="Permission.EditUsers"/>.</param>
    /// <param name="file">The file.</param>
    /// <param name="mapping">What its columns mean.</param>
    /// <param name="progress">Told after each batch.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<Result<ImportPlan>> CheckAsync(
        Actor actor,
        ImportFile file,
        ImportMapping mapping,
        IProgress<BulkProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditUsers);
        return mapping.Problem(file) is { } problem
            ? problem
            : await new ImportCheck(dbFactory, file, mapping.Copy(), time.GetUtcNow().UtcDateTime).RunAsync(progress, cancellationToken);
    }

    /// <summary>
    /// Writes the rows of a plan that are not refused, in batches, so that others save in between. Either all of them are written, or all
    /// is as it was: where a row is refused after all, because somebody was faster, or the person cancels, what was written is taken back.
    /// After a fault or a kill, <see cref="UnfinishedChanges"/> does it. Problems: Changed, with the row; or Invalid where the person
    /// cancelled.
    /// </summary>
    /// <param name="actor">Needs <see cref="Permission.EditUsers"/>.</param>
    /// <param name="plan">What was checked.</param>
    /// <param name="progress">Told after each batch.</param>
    /// <param name="stop">The person cancels.</param>
    public async Task<Result<ImportDone>> RunAsync(
        Actor actor, ImportPlan plan, IProgress<BulkProgress>? progress = null, CancellationToken stop = default)
    {
        actor.Require(Permission.EditUsers);
        var run = new ImportRun(dbFactory, actor, plan, time);
        await run.BeginAsync();
        if (await run.WriteAsync(progress, stop) is not { } problem)
        {
            return await run.EndAsync();
        }

        var undone = await undo.TakeBackAsync(actor, run.GroupId);
        var left = undone.Succeeded ? undone.Value.Left : [undone.Problems[0].Message];
        return problem with { Message = string.Join(' ', [problem.Message, .. left]) };
    }

    /// <summary>
    /// Writes the refused rows of a plan with the columns of their file, and why each was refused in a last one, so that they can be put
    /// right and imported by themselves.
    /// </summary>
    /// <param name="actor">Needs <see cref="Permission.EditUsers"/>.</param>
    /// <param name="plan">What was checked.</param>
    /// <param name="format">For whom the file is.</param>
    /// <param name="stream">Written asynchronously, and left open.</param>
    /// <param name="cancellationToken">Ends it where it is.</param>
    public Task WriteFailedRowsAsync(
        Actor actor, ImportPlan plan, CsvFormat format, Stream stream, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditUsers);
        return WriteAsync(
            ImportCsv.FailedRows(plan.File),
            plan.Rows.Where(row => row.Outcome == ImportOutcome.Refused),
            format,
            stream,
            cancellationToken);
    }

    /// <summary>Writes a file with all columns and made-up people, to be filled in.</summary>
    /// <inheritdoc cref="WriteFailedRowsAsync"/>
    public Task WriteSampleAsync(Actor actor, CsvFormat format, Stream stream, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditUsers);
        return WriteAsync(UsersCsv.Table, ImportCsv.Sample, format, stream, cancellationToken);
    }

    private Task WriteAsync<TRow>(
        CsvTable<TRow> table, IEnumerable<TRow> rows, CsvFormat format, Stream stream, CancellationToken cancellationToken) =>
        table.WriteAsync(stream, format, rows.ToAsyncEnumerable(), _ => Task.CompletedTask, _turns, cancellationToken);
}
