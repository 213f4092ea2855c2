namespace PhoneDashboard.Core.Fields;

/// <summary>All fields of one kind of thing.</summary>
/// <param name="Kind">The entity's class name, by which the audit trail keeps it.</param>
/// <param name="Words">What the screens call the kind.</param>
/// <param name="Fields">Those that a form sets first, in the order of the form; then what else the trail may name.</param>
public sealed record FieldCatalogue(string Kind, string Words, IReadOnlyList<Field> Fields)
{
    /// <summary>Entries about it are for those only who may read the whole audit trail (Specification 6).</summary>
    public bool IsOfTeam { get; init; }

    /// <summary>The field of that name, or null.</summary>
    internal Field? Find(string name) => Fields.FirstOrDefault(field => field.Name == name);
}
