namespace PhoneDashboard.Core.Import;

/// <summary>What each column of a file means.</summary>
public sealed class ImportMapping
{
    private readonly ImportField?[] _fields;

    private ImportMapping(ImportField?[] fields) => _fields = fields;

    /// <summary>What the column means; null for one that is read over.</summary>
    public ImportField? this[int column]
    {
        get => _fields[column];
        set => _fields[column] = value;
    }

    /// <summary>What the headers say. Of two columns that may be the same, the likelier one is.</summary>
    public static ImportMapping Propose(ImportFile file)
    {
        var guesses = file.Headers.Select((header, column) => (Column: column, Guess: ImportFields.Guess(header)))
            .Where(column => column.Guess is not null)
            .GroupBy(column => column.Guess!.Value.Field)
            .Select(field => field.MinBy(column => (column.Guess!.Value.Rank, column.Column)))
            .ToDictionary(column => column.Column, column => column.Guess!.Value.Field);
        var hasNames = guesses.ContainsValue(ImportFields.FirstName) && guesses.ContainsValue(ImportFields.LastName);
        return new ImportMapping([.. file.Headers.Select((_, column) =>
            guesses.GetValueOrDefault(column) is { } field && (field != ImportFields.FullName || !hasNames) ? field : null)]);
    }

    /// <summary>The column of a field; null when no column is.</summary>
    internal int? ColumnOf(ImportField field) => Array.IndexOf(_fields, field) is >= 0 and var column ? column : null;

    /// <summary>The columns that are read.</summary>
    internal IEnumerable<(int Column, ImportField Field)> Columns =>
        _fields.Index().Where(column => column.Item is not null).Select(column => (column.Index, column.Item!));

    /// <summary>A copy that stays as it is.</summary>
    internal ImportMapping Copy() => new([.. _fields]);

    /// <summary>Why nothing can be imported by it, in words; null when it can.</summary>
    internal Problem? Problem(ImportFile file)
    {
        var twice = Columns.GroupBy(column => column.Field).FirstOrDefault(field => field.Count() > 1);
        if (twice is not null)
        {
            var titles = string.Join(" and ", twice.Select(column => $"“{file.Headers[column.Column]}”"));
            return new(ProblemKind.Invalid, $"{titles} are both {twice.Key.Label}. Choose one of them.");
        }

        var hasNames = ColumnOf(ImportFields.FirstName) is not null && ColumnOf(ImportFields.LastName) is not null;
        return hasNames && ColumnOf(ImportFields.FullName) is not null
                ? new(ProblemKind.Invalid, "Choose either Full Name, or First Name and Last Name.")
            : hasNames || ColumnOf(ImportFields.FullName) is not null || ColumnOf(ImportFields.Email) is not null
                || ColumnOf(ImportFields.Reference) is not null ? null
            : new(ProblemKind.Invalid, "Say which columns have the names, the e-mail address or the Reference: whom is a row about?");
    }
}
