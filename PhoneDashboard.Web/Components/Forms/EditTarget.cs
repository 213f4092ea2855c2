using PhoneDashboard.Core.Fields;

namespace PhoneDashboard.Web.Components.Forms;

/// <summary>A thing that a form edits, as <see cref="EditSessions"/> has to know it.</summary>
/// <typeparam name="T">The edit class: what is read, typed into and saved.</typeparam>
public sealed class EditTarget<T>
    where T : class, IVersionedEdit
{
    /// <summary>The form among the drafts.</summary>
    public required string DraftKey { get; init; }

    /// <summary>The entity's class name.</summary>
    public required string ItemKind { get; init; }

    /// <summary>The thing.</summary>
    public required long ItemId { get; init; }

    /// <summary>The path and query at which the form opens.</summary>
    public required string Address { get; init; }

    /// <summary>The form and its thing in words: what a draft of it is called.</summary>
    public required Func<T, string> Title { get; init; }

    /// <summary>Reads the thing; null when it is gone.</summary>
    public required Func<Task<T?>> ReadAsync { get; init; }

    /// <summary>The form's fields, in its order.</summary>
    public required IReadOnlyList<Field> Fields { get; init; }

    /// <summary>What is said when the thing is gone before the form is open.</summary>
    public string Gone { get; init; } = "This has been deleted in the meantime.";

    /// <summary>For a form that holds the edit class in a model of its own: fills it anew.</summary>
    public Action<T>? Show { get; init; }

    /// <summary>The same: what the model holds now.</summary>
    public Func<T>? Typed { get; init; }

    /// <summary>The same: takes what the two savers came to.</summary>
    public Action<T>? Take { get; init; }
}
