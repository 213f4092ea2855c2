namespace PhoneDashboard.Web.Components.Tables;

/// <summary>Which columns a table shows and in what order, by their titles. Remembered per browser and table.</summary>
public sealed record TableLayout
{
    /// <summary>Titles of the columns that the person hid.</summary>
    public IReadOnlyList<string> Hidden { get; init; } = [];

    /// <summary>Titles in the person's order; a column that is not among them (a newer one) keeps its own place at the end.</summary>
    public IReadOnlyList<string> Order { get; init; } = [];

    /// <summary>The titles in the order to show them.</summary>
    public IReadOnlyList<string> Arrange(IReadOnlyList<string> titles) =>
        [.. Order.Where(titles.Contains), .. titles.Where(title => !Order.Contains(title))];

    /// <summary>Hides a shown column, or shows a hidden one.</summary>
    public TableLayout Toggle(string title) =>
        this with { Hidden = Hidden.Contains(title) ? [.. Hidden.Where(hidden => hidden != title)] : [.. Hidden, title] };

    /// <summary>Moves a column by one place; the first column stays where it is.</summary>
    public TableLayout Move(IReadOnlyList<string> titles, string title, int by)
    {
        var order = Arrange(titles).ToList();
        var from = order.IndexOf(title);
        var to = Math.Clamp(from + by, 1, order.Count - 1);
        order.RemoveAt(from);
        order.Insert(to, title);
        return this with { Order = order };
    }
}
