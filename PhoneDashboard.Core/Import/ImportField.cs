using PhoneDashboard.Core.Fields;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Import;

/// <summary>What a column of a file can be.</summary>
public sealed class ImportField
{
    internal ImportField(Field field, ImportKind kind, params string[] others) =>
        (Field, Label, Kind, Others) = (field, field.Label, kind, others);

    internal ImportField(string label, ImportKind kind, params string[] others) => (Label, Kind, Others) = (label, kind, others);

    /// <summary>What our files and forms call it.</summary>
    public string Label { get; }

    /// <summary>The field that a cell sets; null for what only says whom a row is about.</summary>
    internal Field? Field { get; }

    internal ImportKind Kind { get; }

    /// <summary>What the files of other systems call it, the likeliest first.</summary>
    internal IReadOnlyList<string> Others { get; }

    /// <summary>The field is the user's, not the line's.</summary>
    internal bool IsOfUser => Field is not null && PhoneUserFields.Form.Contains(Field);

    /// <summary>Its cells have phone numbers or ids.</summary>
    internal bool HasNumbers =>
        Kind is ImportKind.DidNumbers or ImportKind.InternalNumbers or ImportKind.InternalNumber or ImportKind.Reference;
}
