using PhoneDashboard.Core.Conflicts;
using PhoneDashboard.Core.Fields;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Conflicts;

/// <summary>Begins <see cref="SharedEdit"/>s for the dialogs of a circuit.</summary>
public sealed class SharedEdits(ItemChangesService changes, FieldWordsService words, CurrentActor current)
{
    /// <summary>The form has just read a thing into an edit class, and is bound to that object.</summary>
    /// <param name="itemKind">The entity's class name.</param>
    /// <param name="itemId">The thing.</param>
    /// <param name="edit">What the form is bound to.</param>
    /// <param name="readAsync">Reads the thing anew; null when it is gone.</param>
    /// <param name="fields">The form's fields, in its order.</param>
    /// <param name="read">What was read when the form goes on from a draft; null when the form shows what it has just read.</param>
    public SharedEdit<T> Begin<T>(
        string itemKind, long itemId, T edit, Func<Task<T?>> readAsync, IReadOnlyList<Field> fields, T? read = null)
        where T : class, IVersionedEdit =>
        Begin(itemKind, itemId, () => edit, merged => EditValues.Fill(edit, merged), readAsync, fields, read);

    /// <summary>The same for a form that takes another object of the edit class.</summary>
    public SharedEdit<T> Begin<T>(
        string itemKind, long itemId, Func<T> mine, Action<T> take, Func<Task<T?>> readAsync, IReadOnlyList<Field> fields, T? read = null)
        where T : class, IVersionedEdit => new(this, itemKind, itemId, mine, take, readAsync, fields, read);

    /// <summary>What fields of edits hold, in words.</summary>
    internal Task<IReadOnlyList<string>> WordsAsync(IReadOnlyList<(Field Field, object Edit)> values) =>
        words.WordsAsync(current.Actor, values);

    /// <summary>Who saved a field of the form, or deleted the thing, since the form was read.</summary>
    internal async Task<IReadOnlyList<SavedChange>> SinceAsync(SharedEdit edit, CancellationToken cancellationToken = default)
    {
        var saved = await changes.SinceAsync(current.Actor, edit.ItemKind, edit.ItemId, edit.Version, cancellationToken);
        return [.. saved.Where(change => change.IsDeletion || edit.AuditNames.Overlaps(change.Fields))];
    }
}
