namespace PhoneDashboard.Web.Components.Forms;

/// <summary>A field of a form in words, for the comparison of two savers.</summary>
/// <typeparam name="T">The edit class.</typeparam>
/// <param name="Name">Its property.</param>
/// <param name="Label">The label, exactly as in the form.</param>
/// <param name="TextAsync">What it says in an edit: names rather than ids.</param>
public sealed record EditField<T>(string Name, string Label, Func<T, Task<string?>> TextAsync)
{
    /// <summary>The field's name in the audit trail, where a list stands under the name of what is in it.</summary>
    public string AuditName { get; init; } = Name.EndsWith("Ids", StringComparison.Ordinal) ? Name[..^3] + "s" : Name;
}

/// <summary>Fields whose words need no look-up.</summary>
public static class EditField
{
    /// <summary>Says itself what it holds.</summary>
    public static EditField<T> Plain<T>(string name, string label, Func<T, string?> text) => new(name, label, edit => Task.FromResult(text(edit)));

    /// <summary>A switch.</summary>
    public static EditField<T> Switch<T>(string name, string label, Func<T, bool> isOn) => Plain<T>(name, label, edit => isOn(edit) ? "Yes" : "No");
}
