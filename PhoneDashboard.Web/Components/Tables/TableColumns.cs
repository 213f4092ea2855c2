namespace PhoneDashboard.Web.Components.Tables;

/// <summary>
/// The columns of a table: which there are, which of them the person sees, in what order and how high. Remembered by the browser.
/// </summary>
/// <param name="preferences">Where it is remembered.</param>
/// <param name="table">Short name of the table.</param>
internal sealed class TableColumns<TRow>(UserPreferences preferences, string table)
    where TRow : notnull
{
    private const string CompactKey = "compact"; // one choice for all tables

    private readonly List<TableColumn<TRow>> _all = [];

    internal TableLayout Layout { get; private set; } = new();

    internal bool IsCompact { get; private set; }

    internal IReadOnlyList<string> Titles => [.. _all.Select(column => column.Title)];

    internal IReadOnlyList<TableColumn<TRow>> Shown
    {
        get
        {
            var order = Layout.Arrange(Titles).ToList();
            return [.. _all.Where(column => !Layout.Hidden.Contains(column.Title)).OrderBy(column => order.IndexOf(column.Title))];
        }
    }

    internal async Task ReadAsync()
    {
        Layout = await preferences.ReadAsync<TableLayout>(LayoutKey) ?? new();
        IsCompact = await preferences.ReadAsync<bool>(CompactKey);
    }

    internal void Add(TableColumn<TRow> column)
    {
        _all.RemoveAll(known => known.Title == column.Title); // drawn again after a fault
        _all.Add(column);
        if (column.HiddenAtFirst && !Layout.Order.Contains(column.Title) && !Layout.Hidden.Contains(column.Title))
        {
            Layout = Layout.Toggle(column.Title);
        }
    }

    internal Task SetLayoutAsync(TableLayout layout)
    {
        // With every column in it: what was hidden at first was shown, not forgotten.
        Layout = layout with { Order = layout.Arrange(Titles) };
        return preferences.WriteAsync(LayoutKey, Layout);
    }

    internal Task SetCompactAsync(bool compact)
    {
        IsCompact = compact;
        return preferences.WriteAsync(CompactKey, compact);
    }

    private string LayoutKey => "table." + table;
}
