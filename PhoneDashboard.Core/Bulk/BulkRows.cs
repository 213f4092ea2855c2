using System.Globalization;
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
    private readonly ListQuery? _view;

    private BulkRows(BulkTable table, IReadOnlyList<long> ids, ListQuery? view) => (_table, _ids, _view) = (table, ids, view);

    /// <summary>These rows.</summary>
    public static BulkRows Of(BulkTable table, IReadOnlyList<long> ids) => new(table, ids, view: null);

    /// <summary>All rows of a view; its page does not matter.</summary>
    public static BulkRows OfView(BulkTable table, ListQuery view) => new(table, [], view);

    /// <summary>
    /// The ids of the users, or the refusal when there are too many. Users that are gone are among them when they were selected by id.
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
            (null, BulkTable.Users) => [.. _ids.Distinct()],
            (null, _) => await UsersOfLinesAsync(db, cancellationToken),
            (_, BulkTable.Users) => await FirstAsync(
                (await PhoneUserLists.Definition(db, now).FilteredAsync(db, db.Users, _view, cancellationToken)).Select(user => user.Id),
                cancellationToken),
            _ => await FirstAsync(
                (await AppLineLists.Definition(db).FilteredAsync(db, db.AppLines, _view, cancellationToken)).Select(line => line.UserId),
                cancellationToken),
        };
        return ids.Length > Most ? TooMany : ids;
    }

    /// <summary>The ids of the devices, of rows of App Devices; or the refusal when there are too many.</summary>
    internal async Task<Result<long[]>> DeviceIdsAsync(DashboardDb db, DateTime now, CancellationToken cancellationToken)
    {
        var ids = _view is null ? [.. _ids.Distinct()] : await FirstAsync(
            (await AppDeviceLists.Definition(now).FilteredAsync(db, db.AppDevices, _view, cancellationToken)).Select(device => device.Id),
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
        ids.OrderBy(id => id).Take(Most + 1).ToArrayAsync(cancellationToken);

    private async Task<long[]> UsersOfLinesAsync(DashboardDb db, CancellationToken cancellationToken)
    {
        var users = new List<long>();
        foreach (var batch in _ids.Distinct().Chunk(BulkTally.BatchSize))
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
