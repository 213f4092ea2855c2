namespace PhoneDashboard.Core.Fields;

/// <summary>Makes the fields of an edit class.</summary>
/// <typeparam name="TEdit">The edit class, or what it has in common with others.</typeparam>
internal static class FieldsOf<TEdit>
    where TEdit : class
{
    /// <summary>A text: as typed, stored as <see cref="TypedText"/> cleans it.</summary>
    internal static Field Text(string name, string label, Func<TEdit, string?> get, Action<TEdit, string?> set) =>
        Make(name, label, get, set, text => FieldValue.Of(TypedText.Clean(text ?? "")), value => value?.Text);

    /// <summary>Yes or no.</summary>
    internal static Field Switch(string name, string label, Func<TEdit, bool> get, Action<TEdit, bool> set) =>
        Make(name, label, get, set, on => FieldValue.Of(on), value => value?.Text == bool.TrueString);

    /// <summary>One of a few words.</summary>
    internal static Field Choice<T>(string name, string label, Func<TEdit, T> get, Action<TEdit, T> set, Func<T, string> words)
        where T : struct, Enum =>
        Make(name, label, get, set, choice => FieldValue.Of(choice), value => Enum.Parse<T>(value!.Text!)) with
        {
            Words = text => Enum.TryParse<T>(text, out var choice) ? words(choice) : text,
        };

    /// <summary>A number or a time.</summary>
    internal static Field Value<T>(string name, string label, Func<TEdit, T> get, Action<TEdit, T> set)
        where T : IParsable<T> =>
        Make(name, label, get, set, number => FieldValue.Of(number), value => T.Parse(value!.Text!, null));

    /// <summary>The same, or none.</summary>
    internal static Field Optional<T>(string name, string label, Func<TEdit, T?> get, Action<TEdit, T?> set)
        where T : struct, IParsable<T> =>
        Make(name, label, get, set, number => FieldValue.Of(number), value => value is null ? (T?)null : T.Parse(value.Text!, null));

    /// <summary>Another thing by its id, or none.</summary>
    /// <param name="name">Its name in the trail, and on the edit.</param>
    /// <param name="label">Its label.</param>
    /// <param name="kind">The class name of the other thing's entity.</param>
    /// <param name="get">Reads it.</param>
    /// <param name="set">Sets it.</param>
    internal static Field Reference(string name, string label, string kind, Func<TEdit, long?> get, Action<TEdit, long?> set) =>
        Make(name, label, get, set, id => id is null ? null : FieldValue.Of([id.Value]), value => value?.Members[0].Id) with
        {
            References = kind,
        };

    /// <summary>Other things by their ids.</summary>
    /// <inheritdoc cref="Reference"/>
    internal static Field Links(string name, string label, string kind, Func<TEdit, List<long>> get, Action<TEdit, List<long>> set) =>
        Make(name, label, get, set, FieldValue.Of, value => value is null ? [] : [.. value.Members.Select(member => member.Id!.Value)]) with
        {
            References = kind,
        };

    /// <summary>Anything else.</summary>
    /// <param name="name">Its name in the trail, and on the edit.</param>
    /// <param name="label">Its label.</param>
    /// <param name="get">Reads it.</param>
    /// <param name="set">Sets it.</param>
    /// <param name="keep">As the trail keeps it.</param>
    /// <param name="read">The other way.</param>
    internal static Field Make<T>(
        string name, string label, Func<TEdit, T> get, Action<TEdit, T> set, Func<T, FieldValue?> keep, Func<FieldValue?, T> read) =>
        new(name, label)
        {
            Access = new FieldAccess(
                edit => keep(get((TEdit)edit)),
                (edit, value) => set((TEdit)edit, read(value)),
                (from, to) => set((TEdit)to, get((TEdit)from))),
        };
}
