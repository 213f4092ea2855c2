using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Bulk;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Download;

/// <summary>
/// Tables as CSV files (Specification 4.8). A file has the rows of the view in its order, all pages of it, from one read snapshot; it is
/// written as it is read, so that memory does not grow with the table. An empty query is everything.
/// </summary>
public sealed class DownloadService(IDbContextFactory<DashboardDb> dbFactory, TimeProvider time) : IDisposable
{
    // One processor stays with the people at their lists, however many files are being written.
    private readonly SemaphoreSlim _turns = new(Math.Max(1, Environment.ProcessorCount - 1));

    /// <inheritdoc />
    public void Dispose() => _turns.Dispose();

    /// <summary>How many rows the file of this view of Users will have.</summary>
    public async Task<int> CountUsersAsync(Actor actor, ListQuery query, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Export);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        return await (await PhoneUserLists.Definition(db, Now).FilteredAsync(db, db.Users, query, cancellationToken))
            .CountAsync(cancellationToken);
    }

    /// <summary>Writes this view of Users as CSV, all its rows: what the page would show, a line each.</summary>
    /// <param name="actor">Needs <see cref="Permission.Export"/>.</param>
    /// <param name="query">The view; its page does not matter.</param>
    /// <param name="format">For whom the file is.</param>
    /// <param name="stream">Written asynchronously, and left open.</param>
    /// <param name="cancellationToken">Ends it where it is.</param>
    public async Task WriteUsersAsync(
        Actor actor, ListQuery query, CsvFormat format, Stream stream, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Export);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var snapshot = await db.BeginReadAsync(cancellationToken);
        var now = Now;
        var rows = (await ViewAsync(db, PhoneUserLists.Definition(db, now), db.Users, query, cancellationToken))
            .Select(PhoneUserLists.Row(now))
            .AsAsyncEnumerable();
        await UsersCsv.Table.WriteAsync(
            stream, format, rows, batch => PhoneUserLists.FillAsync(db, batch, cancellationToken), _turns, cancellationToken);
    }

    /// <summary>How many rows the file of this view of App Configurations will have.</summary>
    public async Task<int> CountAppLinesAsync(Actor actor, ListQuery query, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Export);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        return await (await AppLineLists.Definition(db).FilteredAsync(db, db.AppLines, query, cancellationToken))
            .CountAsync(cancellationToken);
    }

    /// <summary>Writes this view of App Configurations; see <see cref="WriteUsersAsync"/>.</summary>
    public async Task WriteAppLinesAsync(
        Actor actor, ListQuery query, CsvFormat format, Stream stream, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Export);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var snapshot = await db.BeginReadAsync(cancellationToken);
        var rows = AppLinesCsv.Rows(db, await ViewAsync(db, AppLineLists.Definition(db), db.AppLines, query, cancellationToken))
            .AsAsyncEnumerable();
        await AppLinesCsv.Table.WriteAsync(stream, format, rows, _ => Task.CompletedTask, _turns, cancellationToken);
    }

    /// <summary>The statement that the file of all App Configurations is read by: benchmarks run it elsewhere too.</summary>
    internal async Task<string> AppLinesSqlAsync(CancellationToken cancellationToken = default)
    {
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        return AppLinesCsv.Rows(db, await ViewAsync(db, AppLineLists.Definition(db), db.AppLines, new ListQuery(), cancellationToken))
            .ToQueryString();
    }

    /// <summary>How many rows the file of this view of App Devices will have.</summary>
    public async Task<int> CountAppDevicesAsync(Actor actor, ListQuery query, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Export);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        return await (await AppDeviceLists.Definition(Now).FilteredAsync(db, db.AppDevices, query, cancellationToken))
            .CountAsync(cancellationToken);
    }

    /// <summary>Writes this view of App Devices; see <see cref="WriteUsersAsync"/>. Times are local to the account's time zone.</summary>
    public async Task WriteAppDevicesAsync(
        Actor actor, ListQuery query, CsvFormat format, Stream stream, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Export);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var snapshot = await db.BeginReadAsync(cancellationToken);
        var zone = await AccountZone.ReadAsync(db, cancellationToken);
        var now = Now;
        var rows = (await ViewAsync(db, AppDeviceLists.Definition(now), db.AppDevices, query, cancellationToken))
            .Select(AppDeviceLists.Row(now))
            .AsAsyncEnumerable();
        await AppDevicesCsv.Table(zone).WriteAsync(stream, format, rows, _ => Task.CompletedTask, _turns, cancellationToken);
    }

    /// <summary>How many rows the file of this view of Activity will have.</summary>
    public async Task<int> CountActivityAsync(Actor actor, ListQuery query, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Export);
        actor.Require(Permission.ReadActivity);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var definition = ActivityLists.Definition(await AccountZone.ReadAsync(db, cancellationToken));
        return await (await definition.FilteredAsync(db, ActivityLists.Visible(db, actor), query, cancellationToken))
            .CountAsync(cancellationToken);
    }

    /// <summary>Writes this view of Activity; see <see cref="WriteUsersAsync"/>. Times are local to the account's time zone.</summary>
    public async Task WriteActivityAsync(
        Actor actor, ListQuery query, CsvFormat format, Stream stream, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Export);
        actor.Require(Permission.ReadActivity);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var snapshot = await db.BeginReadAsync(cancellationToken);
        var zone = await AccountZone.ReadAsync(db, cancellationToken);
        var entries = await ViewAsync(
            db, ActivityLists.Definition(zone), ActivityLists.Visible(db, actor), ActivityLists.NewestFirst(query), cancellationToken);
        await ActivityCsv.Table(zone).WriteAsync(
            stream, format, entries.Select(ActivityRows.Row).AsAsyncEnumerable(),
            batch => ActivityRows.FillAsync(db, batch, Now, cancellationToken), _turns, cancellationToken);
    }

    /// <summary>Writes what became of each row of a change of many; see <see cref="WriteUsersAsync"/>.</summary>
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

    private static async Task<IQueryable<T>> ViewAsync<T>(
        DashboardDb db, ListDefinition<T> definition, IQueryable<T> rows, ListQuery query, CancellationToken cancellationToken)
        where T : class =>
        definition.Sorted(await definition.FilteredAsync(db, rows.AsNoTracking(), query, cancellationToken), query);
}
