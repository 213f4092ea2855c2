namespace PhoneDashboard.Core.Fields;

/// <summary>
/// A field of a thing, once for all that need it: forms, tables, files, the comparison of two savers, History and <em>Restore this
/// value</em>, Activity's filter. Made by <see cref="FieldsOf{TEdit}"/> where a form sets it; the catalogue of a thing lists all of them
/// (docs/decisions/0020).
/// </summary>
/// <param name="Name">Its name in the audit trail: the property of the entity, or what the parts of a collection say.</param>
/// <param name="Label">What tables, files and the trail call it, exactly as the specification spells it.</param>
public sealed record Field(string Name, string Label)
{
    /// <summary>The label in the form, where it is longer.</summary>
    public string FormLabel { get => field ?? Label; init; }

    /// <summary>The line of help in the form.</summary>
    public string? Help { get; init; }

    /// <summary>The property of the edit class.</summary>
    public string EditName { get => field ?? Name; init; }

    /// <summary>Activity can be filtered by it.</summary>
    public bool IsFilter { get; init; }

    /// <summary>The kind of the things it holds by their ids: the entity's class name; null for a field of other values.</summary>
    public string? References { get; init; }

    /// <summary>The order of the things in it means nothing: the same in another order are no change.</summary>
    public bool IsUnordered { get; init; }

    /// <summary>What a form calls no value.</summary>
    public string None { get; init; } = "Nothing";

    /// <summary>How one stored text, or the name of one thing, is put into words; as it is when null.</summary>
    internal Func<string, string>? Words { get; init; }

    /// <summary>How an edit puts it into words, where those are not the trail's.</summary>
    internal Func<object, string>? EditWords { get; init; }

    /// <summary>How it is read from and set on an edit; null for what no form sets.</summary>
    internal FieldAccess? Access { get; init; }

    /// <summary>A text that a form holds beside the fields of the thing, and that is stored nowhere.</summary>
    public static Field OfForm<TEdit>(string name, string label, Func<TEdit, string?> get, Action<TEdit, string?> set)
        where TEdit : class => FieldsOf<TEdit>.Text(name, label, get, set);

    /// <summary>It holds the same in both edits.</summary>
    internal bool IsSame(object one, object other) => IsSame(Access!.Read(one), Access.Read(other));

    /// <summary>Neither value is a change of the other.</summary>
    internal bool IsSame(FieldValue? one, FieldValue? other) => KeyOf(one) == KeyOf(other);

    private string? KeyOf(FieldValue? value) =>
        IsUnordered && value is not null ? FieldValue.Of(value.Members.OrderBy(member => member.Id))?.Key : value?.Key;
}
