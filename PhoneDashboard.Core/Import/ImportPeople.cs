using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.Import;

/// <summary>Whom rows are about: by Reference, else Email, else name and department if exactly one fits (Specification 4.10).</summary>
internal sealed class ImportPeople(ImportFile file, ImportMapping mapping)
{
    private List<Person> _people = [];

    /// <summary>Reads the people who may be meant.</summary>
    internal async Task LoadAsync(DashboardDb db, IReadOnlyCollection<ImportedRow> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Select(row => Id(Cell(row, ImportFields.Reference))).OfType<long>().ToArray();
        var emails = rows.Select(row => EmailAddress.Key(Cell(row, ImportFields.Email))).OfType<string>().ToArray();
        var names = rows.Select(row => TextKey.Fold(RowNames.Of(row, mapping).Full)).Where(name => name.Length > 0).ToArray();
        _people = await db.Users
            .Where(user => ids.Contains(user.Id) || emails.Contains(user.EmailKey!) || names.Contains(user.NameKey))
            .Select(user => new Person(user.Id, user.NameKey, user.DepartmentKey, user.EmailKey))
            .ToListAsync(cancellationToken);
    }

    /// <summary>The present user's id; null for a new one; or why that cannot be told.</summary>
    internal (long? UserId, ImportProblem? Problem) Find(ImportedRow row)
    {
        if (Cell(row, ImportFields.Reference) is { Length: > 0 } reference)
        {
            return Id(reference) is { } id && _people.Exists(person => person.Id == id) ? (id, null)
                : (null, At(row, ImportFields.Reference, SpoiltCell.Problem(reference, isNumber: true)
                    ?? "There is no user with this Reference any more. Empty the cell to find the user by Email, or to create one."));
        }

        var email = EmailAddress.Key(Cell(row, ImportFields.Email));
        if (email is not null && _people.Find(person => person.EmailKey == email) is { } owner)
        {
            return (owner.Id, null);
        }

        var name = RowNames.Of(row, mapping);
        var key = TextKey.Fold(name.Full);
        var department = mapping.ColumnOf(ImportFields.Department) is { } column ? TextKey.Fold(row.Cells[column]) : null;

        // Whoever has another address is somebody else of the same name.
        var fit = _people.Where(person => person.NameKey == key && (department is null || person.DepartmentKey == department)
            && (email is null || person.EmailKey is null)).ToList();
        return key.Length == 0 && email is null
                ? (null, At(row, null, "The row does not say whom it is about. Put in a name, an e-mail address or a Reference."))
            : fit.Count > 1 ? (
                null, At(row, mapping.ColumnOf(ImportFields.FullName) is null ? ImportFields.LastName : ImportFields.FullName,
                $"{fit.Count} users are called {name.Full}. Put in the Email or the Reference of the one who is meant."))
            : (fit.FirstOrDefault()?.Id, null);
    }

    /// <summary>A problem at a cell of the row.</summary>
    internal ImportProblem At(ImportedRow row, ImportField? field, string message) =>
        field is not null && mapping.ColumnOf(field) is { } column
            ? new ImportProblem(row.Number, file.Headers[column], row.Cells[column], message)
            : new ImportProblem(row.Number, null, "", message);

    private static long? Id(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private string? Cell(ImportedRow row, ImportField field) => mapping.ColumnOf(field) is { } column ? row.Cells[column].Trim() : null;

    private sealed record Person(long Id, string NameKey, string DepartmentKey, string? EmailKey);
}
