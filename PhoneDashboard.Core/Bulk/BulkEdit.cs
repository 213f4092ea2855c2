using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Bulk;

/// <summary>One thing to change in many rows.</summary>
public abstract class BulkEdit
{
    /// <summary>What changes, as the screen calls it.</summary>
    internal abstract string What { get; }

    /// <summary>Whether what was chosen is there; the problem stands at its field.</summary>
    internal abstract Task<Problem?> CheckAsync(DashboardDb db, CancellationToken cancellationToken);

    /// <summary>
    /// Loads the users of a batch that are there, changes them, and tells of each whether that was a change. Whether it is saved is the
    /// caller's business: the preview does not.
    /// </summary>
    internal abstract Task<IReadOnlyCollection<BulkRow>> ApplyAsync(DashboardDb db, long[] userIds, CancellationToken cancellationToken);
}

/// <summary>Sets the Department, or clears it.</summary>
public sealed class DepartmentBulkEdit : BulkEdit
{
    /// <summary>The department; null or blank for none.</summary>
    [StringLength(PhoneUser.NameLength, ErrorMessage = "Use at most 100 characters.")]
    public string? Department { get; set; }

    internal override string What => "Department";

    internal override Task<Problem?> CheckAsync(DashboardDb db, CancellationToken cancellationToken) => Task.FromResult<Problem?>(null);

    internal override async Task<IReadOnlyCollection<BulkRow>> ApplyAsync(
        DashboardDb db, long[] userIds, CancellationToken cancellationToken)
    {
        var department = TypedText.OrNull(Department);
        var rows = new List<BulkRow>();
        foreach (var user in await db.Users
            .Where(user => userIds.Contains(user.Id))
            .OrderBy(user => user.NameKey)
            .ToListAsync(cancellationToken))
        {
            rows.Add(new BulkRow(user.Id, user.FullName, user.Department != department));
            user.Department = department;
        }

        return rows;
    }
}

/// <summary>Sets the Time Schedule, or clears it.</summary>
public sealed class TimeScheduleBulkEdit : BulkEdit
{
    /// <summary>The schedule; null for always available.</summary>
    public long? TimeScheduleId { get; set; }

    internal override string What => "Time Schedule";

    internal override async Task<Problem?> CheckAsync(DashboardDb db, CancellationToken cancellationToken) =>
        TimeScheduleId is { } id && await db.TimeSchedules.FindAsync([id], cancellationToken) is null
            ? new Problem(ProblemKind.NotFound, "This time schedule has been deleted. Choose another.", nameof(TimeScheduleId))
            : null;

    internal override async Task<IReadOnlyCollection<BulkRow>> ApplyAsync(
        DashboardDb db, long[] userIds, CancellationToken cancellationToken)
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
