using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Download;

/// <summary>
/// The file of the Users table: users with their lines, in the one form that import reads too (Specification 4.10). The columns of a line
/// are those of the App Configurations file.
/// </summary>
internal static class UsersCsv
{
    internal static readonly CsvTable<Row> Table = new CsvTable<Row>()
        .Text(PhoneUserFields.FirstName, row => row.FirstName)
        .Text(PhoneUserFields.LastName, row => row.LastName)
        .Text(PhoneUserFields.Department, row => row.Department)
        .Text(PhoneUserFields.JobTitle, row => row.JobTitle)
        .Text(PhoneUserFields.TimeSchedule, row => row.TimeSchedule)
        .Of(AppLinesCsv.Table, row => row.Line!)
        .Text("Reference", row => row.Id?.ToString(CultureInfo.InvariantCulture));

    /// <summary>A row without its line, which <see cref="FillAsync"/> adds.</summary>
    internal static readonly Expression<Func<PhoneUser, Row>> OfUser = user => new Row
    {
        Id = user.Id,
        FirstName = user.FirstName,
        LastName = user.LastName,
        Department = user.Department,
        JobTitle = user.JobTitle,
        TimeSchedule = user.TimeSchedule!.Title,
    };

    /// <summary>Adds the lines of up to a few hundred rows.</summary>
    internal static async Task FillAsync(DashboardDb db, IReadOnlyList<Row> rows, DateTime now, CancellationToken cancellationToken)
    {
        var ids = rows.Select(row => row.Id!.Value).ToArray();
        var lines = await AppLinesCsv.Rows(db, db.AppLines.Where(line => ids.Contains(line.UserId)), now)
            .ToDictionaryAsync(line => line.UserId, cancellationToken);
        foreach (var row in rows)
        {
            row.Line = lines[row.Id!.Value];
        }
    }

    /// <summary>A user of the file.</summary>
    internal sealed class Row
    {
        /// <summary>The user; null for one who does not exist yet.</summary>
        public required long? Id { get; init; }

        public required string FirstName { get; init; }

        public required string LastName { get; init; }

        public required string? Department { get; init; }

        public required string? JobTitle { get; init; }

        public required string? TimeSchedule { get; init; }

        public AppLinesCsv.Row? Line { get; set; }
    }
}
