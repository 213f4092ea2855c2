using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Conflicts;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Fields;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Import;

/// <summary>
/// A few hundred rows, put into users and lines by the rules of the forms. Whether that is saved is the caller's business: the dry run does
/// not, so that the two cannot disagree.
/// </summary>
internal sealed class ImportBatch
{
    private readonly DashboardDb _db;
    private readonly ImportPeople _people;
    private readonly ImportMapping _mapping;
    private readonly ImportCells _cells;
    private readonly DateTime _now;
    private readonly Dictionary<long, AppLine> _lines;

    private ImportBatch(
        DashboardDb db, ImportPeople people, ImportMapping mapping, ImportCells cells, DateTime now, Dictionary<long, AppLine> lines) =>
        (_db, _people, _mapping, _cells, _now, _lines) = (db, people, mapping, cells, now, lines);

    /// <summary>Reads all that the rows need.</summary>
    internal static async Task<ImportBatch> LoadAsync(
        DashboardDb db,
        ImportFile file,
        ImportMapping mapping,
        IReadOnlyCollection<(ImportedRow Row, long? UserId)> rows,
        DateTime now,
        CancellationToken cancellationToken)
    {
        var ids = rows.Select(row => row.UserId).OfType<long>().ToArray();
        var lines = await AppLineChanges.Whole(db).Include(line => line.User.TimeSchedule).Where(line => ids.Contains(line.UserId))
            .ToDictionaryAsync(line => line.UserId, cancellationToken);
        var numbers = await ImportNumbers.LoadAsync(db, file, mapping, rows.Select(row => row.Row), cancellationToken);
        return new ImportBatch(
            db,
            new ImportPeople(file, mapping),
            mapping,
            new ImportCells(await ImportNames.LoadAsync(db, cancellationToken), numbers),
            now,
            lines);
    }

    /// <summary>Changes the user and the line of a row, or makes new ones, and tells what that was.</summary>
    internal async Task<AppliedRow> ApplyAsync(ImportedRow row, long? userId, CancellationToken cancellationToken)
    {
        if (userId is { } id && !_lines.ContainsKey(id))
        {
            return new AppliedRow(row, null, null, [], [_people.At(row, null, "This user has been deleted.")]);
        }

        var line = userId is { } present ? _lines[present] : PhoneUserChanges.New(_now).AppLine;
        var before = (User: EditOf(line.User), Line: AppLineChanges.EditOf(line));
        var after = (User: EditValues.Copy(before.User), Line: EditValues.Copy(before.Line));
        var problems = SetNames(row, line.User, after.User);
        foreach (var (column, field) in _mapping.Columns.Where(column => column.Field.Field is not null))
        {
            object edit = field.IsOfUser ? after.User : after.Line;
            var reading = _cells.Read(field, row.Cells[column], field.Field!.Access!.Read(edit));
            if (reading.Problem is not null)
            {
                problems.Add(_people.At(row, field, reading.Problem));
            }
            else
            {
                field.Field.Access.Set(edit, reading.Value);
            }
        }

        var versions = (line.User.Version, line.Version);
        var changes = Changes(PhoneUserFields.Form, before.User, after.User)
            .Concat(Changes(AppLineFields.Form, before.Line, after.Line)).ToList();
        await ApplyAsync(row, line, after.User, after.Line, changes, problems, cancellationToken);
        return new AppliedRow(row, line, after.Line, changes, problems) { Versions = versions };
    }

    private static PhoneUserEdit EditOf(PhoneUser user) => new()
    {
        FirstName = user.FirstName,
        LastName = user.LastName,
        Department = user.Department,
        JobTitle = user.JobTitle,
        TimeScheduleId = user.TimeScheduleId,
        Email = user.Email,
    };

    private static IEnumerable<(Field Field, FieldValue? Before, FieldValue? After)> Changes(
        IEnumerable<Field> fields, object before, object after) =>
        from field in fields
        where !field.IsSame(before, after)
        select (field, field.Access!.Read(before), field.Access.Read(after));

    // One cell does not say where the first name ends: who is called so already keeps both as they are.
    private List<ImportProblem> SetNames(ImportedRow row, PhoneUser user, PhoneUserEdit edit)
    {
        if (_mapping.ColumnOf(ImportFields.FullName) is null)
        {
            return [];
        }

        var names = RowNames.Of(row, _mapping);
        if (user.Id == 0 || TextKey.Fold(names.Full) != user.NameKey)
        {
            (edit.FirstName, edit.LastName) = (names.First, names.Last);
        }

        return SpoiltCell.Problem(names.Full, isNumber: false) is { } spoilt ? [_people.At(row, ImportFields.FullName, spoilt)]
            : string.IsNullOrEmpty(edit.FirstName) || string.IsNullOrEmpty(edit.LastName)
                ? [_people.At(row, ImportFields.FullName, "Put in a first and a last name.")]
            : [];
    }

    private async Task ApplyAsync(
        ImportedRow row,
        AppLine line,
        PhoneUserEdit user,
        AppLineEdit edit,
        List<(Field Field, FieldValue? Before, FieldValue? After)> changes,
        List<ImportProblem> problems,
        CancellationToken cancellationToken)
    {
        var refused = new List<Problem>();
        if (line.UserId == 0 || changes.Exists(change => PhoneUserFields.Form.Contains(change.Field)))
        {
            refused.AddRange(Validation.Problems(user));
            if (refused.Count == 0 && problems.Count == 0)
            {
                refused.AddRange(await PhoneUserChanges.ApplyAsync(_db, line.User, user, _now, cancellationToken));
            }
        }

        // A line of which nothing is said stays unconfigured.
        if (changes.Exists(change => AppLineFields.Form.Contains(change.Field)))
        {
            refused.AddRange(await AppLineChanges.ApplyAsync(_db, line, edit, new NumberClaims(_db, line, []), cancellationToken));
        }

        problems.AddRange(
            from problem in refused
            let field = ImportFields.All.FirstOrDefault(field => field.Field?.EditName == problem.Field)
            let at = field is not null && _mapping.ColumnOf(field) is null && _mapping.ColumnOf(ImportFields.FullName) is not null
                && (field == ImportFields.FirstName || field == ImportFields.LastName) ? ImportFields.FullName : field
            let found = _people.At(row, at, problem.Message)
            where !problems.Exists(other => other.Column is not null && other.Column == found.Column)
            select found);
    }
}
