using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Bulk;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Settings;

namespace PhoneDashboard.Core.Download;

/// <summary>
/// Tables as CSV files (Specification 4.8). A file has the rows of the view in its order, all pages of it, from one read snapshot; it is
/// written as it is read, so that memory does not grow with the table. An empty query is everything.
/// </summary>
public sealed class DownloadService(IDbContextFactory<DashboardDb> dbFactory, TimeProvider time) : IDisposable
{
    /// <summary>The names of the tables, and what each needs besides <see cref="Permission.Export"/>.</summary>
    public static IReadOnlyDictionary<string, Permission> Tables { get; } =
        Exports.All.Values.ToDictionary(export => export.Table, export => export.Needs, StringComparer.Ordinal);

    // One processor stays with the people at their lists, however many files are being written.
    private readonly SemaphoreSlim _turns = new(Math.Max(1, Environment.ProcessorCount - 1));

    /// <inheritdoc />
    public void Dispose() => _turns.Dispose();

    /// <summary>How many rows the file of this view of a table will have.</summary>
    public async Task<int> CountAsync(Actor actor, string table, ListQuery query, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Export);
        var export = Exports.All[table];
        actor.Require(export.Needs);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        return await export.CountAsync(await MomentAsync(db, actor, cancellationToken), query, cancellationToken);
    }

    /// <summary>Writes this view of a table as CSV, all its rows. Times are local to the account's time zone.</summary>
    /// <param name="actor">Needs <see cref="Permission.Export"/>, and what the table needs.</param>
    /// <param name="table">One of <see cref="Tables"/>.</param>
    /// <param name="query">The view; its page does not matter.</param>
    /// <param name="format">For whom the file is.</param>
    /// <param name="stream">Written asynchronously, and left open.</param>
    /// <param name="cancellationToken">Ends it where it is.</param>
    public async Task WriteAsync(
        Actor actor, string table, ListQuery query, CsvFormat format, Stream stream, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Export);
        var export = Exports.All[table];
        actor.Require(export.Needs);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var snapshot = await db.BeginReadAsync(cancellationToken);
        await export.WriteAsync(await MomentAsync(db, actor, cancellationToken), query, format, stream, _turns, cancellationToken);
    }

    /// <summary>The statement that the file of all App Configurations is read by: benchmarks run it elsewhere too.</summary>
    internal async Task<string> AppLinesSqlAsync(CancellationToken cancellationToken = default)
    {
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var moment = new ExportMoment(db, Actor.System("Download"), Now, TimeZoneInfo.Utc);
        return (await Exports.AppLines.SelectAsync(moment, new ListQuery(), cancellationToken)).ToQueryString();
    }

    /// <summary>Writes what became of each row of a change of many; see <see cref="WriteAsync"/>.</summary>
    /// <param name="actor">Needs <see cref="Permission.Export"/>.</param>
    /// <param name="done">What was done.</param>
    /// <param name="onlyNotDone">Only the rows that were not done.</param>
    /// <param name="format">For whom the file is.</param>
    /// <param name="stream">Written asynchronously, and left open.</param>
    /// <param name="cancellationToken">Ends it where it is.</param>
    public async Task WriteBulkResultAsync(
        Actor actor,
        BulkDone done,
        bool onlyNotDone,
        CsvFormat format,
        Stream stream,
        CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Export);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var snapshot = await db.BeginReadAsync(cancellationToken);
        var rows = BulkResultRows.ReadAllAsync(
            db, done.Outcomes.Take(onlyNotDone ? done.NotDone : done.Outcomes.Count), cancellationToken);
        await BulkResultCsv.Table(done.Word).WriteAsync(stream, format, rows, _ => Task.CompletedTask, _turns, cancellationToken);
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private async Task<ExportMoment> MomentAsync(DashboardDb db, Actor actor, CancellationToken cancellationToken) =>
        new(db, actor, Now, await AccountZone.ReadAsync(db, cancellationToken));
}
