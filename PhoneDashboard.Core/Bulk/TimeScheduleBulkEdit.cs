using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.Bulk;

/// <summary>Sets the Time Schedule, or clears it.</summary>
public sealed class TimeScheduleBulkEdit : BulkEdit
{
    /// <summary>The schedule; null for always available.</summary>
    public long? TimeScheduleId { get; set; }

    internal override string What => "Changed Time Schedule";

    internal override async Task<Problem?> CheckAsync(DashboardDb db, DateTime now, CancellationToken cancellationToken) =>
        TimeScheduleId is { } id && await db.TimeSchedules.FindAsync([id], cancellationToken) is null
            ? new Problem(ProblemKind.NotFound, "This time schedule has been deleted. Choose another.", nameof(TimeScheduleId))
            : null;

    internal override async Task<IReadOnlyCollection<BulkRow>> ApplyAsync(
        DashboardDb db, long[] userIds, DateTime now, CancellationToken cancellationToken)
    {
        var rows = new List<BulkRow>();
        foreach (var user in await db.Users
            .Where(user => userIds.Contains(user.Id))
            .OrderBy(user => user.NameKey)
            .ToListAsync(cancellationToken))
        {
            rows.Add(new BulkRow(user.Id, user.FullName, user.TimeScheduleId != TimeScheduleId));
            user.TimeScheduleId = TimeScheduleId;
        }

        return rows;
    }
}
