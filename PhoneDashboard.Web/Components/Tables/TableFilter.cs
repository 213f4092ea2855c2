namespace PhoneDashboard.Web.Components.Tables;

/// <summary>A filter of a table. Its value stands in the address under its key.</summary>
/// <param name="Key">The key that the list service knows.</param>
/// <param name="Label">The name, as the specification spells it.</param>
/// <param name="Kind">How the value is given.</param>
public sealed record TableFilter(string Key, string Label, FilterKind Kind = FilterKind.Text)
{
    /// <summary>The values of a choice, read when its list opens.</summary>
    public Func<CancellationToken, Task<IReadOnlyList<FilterChoice>>>? Choices { get; init; }

    /// <summary>The words for a value, when they are not the value itself: for example the name of the user whose id it is.</summary>
    public Func<string, CancellationToken, Task<string?>>? Describe { get; init; }

    /// <summary>A typed filter.</summary>
    public static TableFilter Text(string key, string label) => new(key, label);

    /// <summary>A filter by a day.</summary>
    public static TableFilter Date(string key, string label) => new(key, label, FilterKind.Date);

    /// <summary>A filter with a fixed list of values.</summary>
    public static TableFilter Choice(string key, string label, params IReadOnlyList<FilterChoice> choices) =>
        new(key, label, FilterKind.Choice) { Choices = _ => Task.FromResult(choices) };

    /// <summary>A filter whose values are read from the database.</summary>
    public static TableFilter Choice(string key, string label, Func<CancellationToken, Task<IReadOnlyList<FilterChoice>>> choices) =>
        new(key, label, FilterKind.Choice) { Choices = choices };

    /// <summary>A filter that only links set.</summary>
    public static TableFilter Hidden(string key, string label, Func<string, CancellationToken, Task<string?>>? describe = null) =>
        new(key, label, FilterKind.Hidden) { Describe = describe };
}
