namespace PhoneDashboard.Web.Components.Tables;

/// <summary>
/// The columns of a table: which there are, which of them the person sees, in what order and how high. Remembered by the browser; while a
/// saved view is open, which and in what order are the view's.
/// </summary>
/// <param name="preferences">Where it is remembered.</param>
/// <param name="table">Short name of the table.</param>
internal sealed class TableColumns<TRow>(UserPreferences preferences, string table)
    where TRow : notnull
{
    private const string CompactKey = "compact"; // one choice for all tables

    private const string Comma = ", ";

    private readonly List<TableColumn<TRow>> _all = [];
    private TableLayout _own = new();
    private IReadOnlyList<string>? _ofView;

    /// <summary>The person's own, or that of the saved view that is open; the first column is always shown.</summary>
    internal TableLayout Layout => _ofView is null ? _own : new() { Order = _ofView, Hidden = [.. Titles.Skip(1).Except(_ofView)] };

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

    /// <summary>The titles of <see cref="Shown"/>, as a saved view keeps them.</summary>
    internal string Words => string.Join(Comma, Shown.Select(column => column.Title));

    /// <summary>From here on those of a saved view; null for the person's own again.</summary>
    internal void Show(string? words) => _ofView = words?.Split(Comma);

    internal async Task ReadAsync()
    {
        _own = await preferences.ReadAsync<TableLayout>(LayoutKey) ?? new();
        IsCompact = await preferences.ReadAsync<bool>(CompactKey);
    }

    internal void Add(TableColumn<TRow> column)
    {
        _all.RemoveAll(known => known.Title == column.Title); // drawn again after a fault
        _all.Add(column);
        if (column.HiddenAtFirst && !_own.Order.Contains(column.Title) && !_own.Hidden.Contains(column.Title))
        {
            _own = _own.Toggle(column.Title);
        }
    }

    internal Task SetLayoutAsync(TableLayout layout)
    {
        if (_ofView is not null)
        {
            _ofView = [.. layout.Arrange(Titles).Except(layout.Hidden)]; // of the view that is open, until it is saved
            return Task.CompletedTask;
        }

        // With every column in it: what was hidden at first was shown, not forgotten.
        _own = layout with { Order = layout.Arrange(Titles) };
        return preferences.WriteAsync(LayoutKey, _own);
    }

    internal Task SetCompactAsync(bool compact)
    {
        IsCompact = compact;
        return preferences.WriteAsync(CompactKey, compact);
    }

    private string LayoutKey => "table." + table;
}
