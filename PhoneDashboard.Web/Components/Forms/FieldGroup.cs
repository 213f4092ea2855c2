namespace PhoneDashboard.Web.Components.Forms;

/// <summary>The fields of a part of a form: each one inside the cascading value adds itself.</summary>
public sealed class FieldGroup
{
    private readonly HashSet<FormField> _fields = [];

    /// <summary>One of them says what is wrong with it.</summary>
    public bool HasErrors => _fields.Any(one => one.HasErrors);

    internal void Add(FormField field) => _fields.Add(field);

    internal void Remove(FormField field) => _fields.Remove(field);
}
