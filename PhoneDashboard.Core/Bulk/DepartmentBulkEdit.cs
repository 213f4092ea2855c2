using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Bulk;

/// <summary>Sets the Department, or clears it.</summary>
public sealed class DepartmentBulkEdit : BulkEdit
{
    /// <summary>The department; null or blank for none.</summary>
    [StringLength(PhoneUser.NameLength, ErrorMessage = "Use at most 100 characters.")]
    public string? Department { get; set; }

    internal override string What => "Changed Department";

    internal override async Task<IReadOnlyCollection<BulkRow>> ApplyAsync(
        DashboardDb db, long[] userIds, DateTime now, CancellationToken cancellationToken)
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
