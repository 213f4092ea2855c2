using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Bulk;

/// <summary>The rows that a person selected: some by their ids, or all of a view. Either way each stands for a user with a line.</summary>
public sealed record BulkRows
{
    /// <summary>How many rows can be changed together: one transaction has to hold them all.</summary>
    public const int Most = 10_000;

    private static readonly Problem TooMany = new(ProblemKind.Invalid, string.Create(
        CultureInfo.InvariantCulture, $"At most {Most:N0} rows can be changed together. Narrow the filter, and do it in parts."));

    private readonly BulkTable _table;
    private readonly IReadOnlyList<long> _ids;
    private readonly ListQuery? _view, _order;

    private BulkRows(BulkTable table, IReadOnlyList<long> ids, ListQuery? view, ListQuery? order) =>
        (_table, _ids, _view, _order) = (table, ids, view, order);

    /// <summary>These rows.</summary>
    /// <param name="table">The table.</param>
    /// <param name="ids">The ids of its rows.</param>
    /// <param name="order">The view that they were selected in, whose order they have; null for that of the ids as they stand.</param>
    public static BulkRows Of(BulkTable table, IReadOnlyList<long> ids, ListQuery? order = null) => new(table, ids, view: null, order);

    /// <summary>All rows of a view, in its order; its page does not matter.</summary>
    public static BulkRows OfView(BulkTable table, ListQuery view) => new(table, [], view, view);

    /// <summary>
    /// The ids of the users in the order of the table, or the refusal when there are too many. Users that are gone are among them when
    /// they were selected by id.
    /// </summary>
    internal async Task<Result<long[]>> UserIdsAsync(DashboardDb db, DateTime now, CancellationToken cancellationToken)
    {
        if (_ids.Count > Most)
        {
            return TooMany;
        }

        if (_table == BulkTable.AppDevices)
        {
            return await UsersOfDevicesAsync(db, now, cancellationToken);
        }

        var ids = (_view, _table) switch
        {
            (null, BulkTable.Users) => await InOrderAsync(
                PhoneUserLists.Definition(db, now), db.Users, chosen => user => EF.Parameter(chosen).Contains(user.Id), user => user.Id,
                cancellationToken),
            (null, _) => await UsersOfLinesAsync(db, cancellationToken),
            (_, BulkTable.Users) => await FirstAsync(
                PhoneUserLists.Definition(db, now), db, db.Users, user => user.Id, cancellationToken),
            _ => await FirstAsync(AppLineLists.Definition(db), db, db.AppLines, line => line.UserId, cancellationToken),
        };
        return ids.Length > Most ? TooMany : ids;
    }

    /// <summary>The ids of the devices, of rows of App Devices; or the refusal when there are too many.</summary>
    internal async Task<Result<long[]>> DeviceIdsAsync(DashboardDb db, DateTime now, CancellationToken cancellationToken)
    {
        var ids = _view is null ? [.. _ids.Distinct()] : await FirstAsync(
            (await AppDeviceLists.Definition(now).FilteredAsync(db, db.AppDevices, _view, cancellationToken)).Select(device => device.Id)
                .OrderBy(id => id),
            cancellationToken);
        return ids.Length > Most ? TooMany : ids;
    }

    // A device that is gone stands for nobody: its user is left alone.
    private async Task<Result<long[]>> UsersOfDevicesAsync(DashboardDb db, DateTime now, CancellationToken cancellationToken)
    {
        var devices = await DeviceIdsAsync(db, now, cancellationToken);
        if (!devices.Succeeded)
        {
            return devices;
        }

        var users = new SortedSet<long>();
        foreach (var batch in devices.Value.Chunk(BulkTally.BatchSize))
        {
            users.UnionWith(await db.AppDevices.Where(device => batch.Contains(device.Id)).Select(device => device.UserId)
                .ToListAsync(cancellationToken));
        }

        return users.ToArray();
    }

    // One more than is allowed tells that there are too many; the rest need not be read.
    private static Task<long[]> FirstAsync(IQueryable<long> ids, CancellationToken cancellationToken) =>
        ids.Take(Most + 1).ToArrayAsync(cancellationToken);

    private async Task<long[]> FirstAsync<T>(
        ListDefinition<T> list, DashboardDb db, IQueryable<T> rows, Expression<Func<T, long>> id, CancellationToken cancellationToken) =>
        await FirstAsync(
            list.Sorted(await list.FilteredAsync(db, rows, _view!, cancellationToken), _view!).Select(id), cancellationToken);

    /// <summary>The selected ids as the table has them, those that are gone last.</summary>
    private async Task<long[]> InOrderAsync<T>(
        ListDefinition<T> list,
        IQueryable<T> rows,
        Func<long[], Expression<Func<T, bool>>> isAmong,
        Expression<Func<T, long>> id,
        CancellationToken cancellationToken)
    {
        long[] chosen = [.. _ids.Distinct()];
        return _order is null ? chosen
            : [.. (await list.Sorted(rows.Where(isAmong(chosen)), _order).Select(id).ToListAsync(cancellationToken)).Union(chosen)];
    }

    private async Task<long[]> UsersOfLinesAsync(DashboardDb db, CancellationToken cancellationToken)
    {
        var users = new List<long>();
        var lines = await InOrderAsync(
            AppLineLists.Definition(db), db.AppLines, chosen => line => EF.Parameter(chosen).Contains(line.Id), line => line.Id,
            cancellationToken);
        foreach (var batch in lines.Chunk(BulkTally.BatchSize))
        {
            var found = await db.AppLines
                .Where(line => batch.Contains(line.Id))
                .Select(line => new { line.Id, line.UserId })
                .ToDictionaryAsync(line => line.Id, line => line.UserId, cancellationToken);
            // A line goes with its user: one that is gone stands for a user whom nobody finds.
            users.AddRange(batch.Select(line => found.GetValueOrDefault(line, -line)));
        }

        return [.. users];
    }
}
