using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Derived;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Web.Components.Tables;

/// <summary>
/// A table whose search, filters, order and page stand in the address: it reads the address, shows the rows of that view, and navigates
/// when the person changes it. Sorting, filtering and paging are the database's; rows are plain markup in a <c>MudSimpleTable</c>
/// (docs/decisions/0013). What it is made of: <see cref="TableRows{TRow}"/>, <see cref="TableColumns{TRow}"/>, <see cref="RowSelection"/>,
/// and around them the filters, the settings and the pager.
/// </summary>
public sealed partial class DataTable<TRow> : IDisposable
    where TRow : notnull
{
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(300);

    private readonly Dictionary<int, ElementReference> _buttons = [];

    private TableColumns<TRow> _columns = null!;
    private TableRows<TRow> _rows = null!;
    private ActionMenu? _menu;
    private ElementReference _frame;
    private ChangeWatch? _watch, _settling;
    private ListQuery _query = new();
    private int _version;
    private string _path = "", _announcement = "";
    private bool _ready, _columnsAreNew;
    private long? _openId;

    /// <summary>Short name by which the browser remembers hidden and moved columns.</summary>
    [Parameter, EditorRequired] public required string Name { get; set; }

    /// <summary>What the table lists, for screen readers.</summary>
    [Parameter, EditorRequired] public required string Label { get; set; }

    /// <summary>Loads one page of a view.</summary>
    [Parameter, EditorRequired] public required Func<ListQuery, CancellationToken, Task<ListPage<TRow>>> Load { get; set; }

    /// <summary>The row's id: marks the open item (<c>?open=</c>).</summary>
    [Parameter, EditorRequired] public required Func<TRow, long> RowId { get; set; }

    /// <summary>What people call the row: "Actions for {name}".</summary>
    [Parameter] public Func<TRow, string> RowName { get; set; } = row => row.ToString() ?? "";

    /// <summary>The row's menu, or null for a table without one.</summary>
    [Parameter] public Func<TRow, IReadOnlyList<MenuAction>>? Actions { get; set; }

    /// <summary>What stands at the end of a row in place of a menu, when there is only one thing to do.</summary>
    [Parameter] public RenderFragment<TRow>? RowEnd { get; set; }

    /// <summary>The columns.</summary>
    [Parameter, EditorRequired] public required RenderFragment ChildContent { get; set; }

    [Parameter] public IReadOnlyList<TableFilter> Filters { get; set; } = [];

    /// <summary>The sort key of the table's own order, whose column shows the arrow while none is chosen.</summary>
    [Parameter] public string? DefaultSort { get; set; }

    /// <summary>The table's own order is the reverse one: the newest first.</summary>
    [Parameter] public bool DefaultDescending { get; set; }

    /// <summary>One sentence for an empty table: why, and what to do.</summary>
    [Parameter, EditorRequired] public required string EmptyText { get; set; }

    /// <summary>The same when a filter or search is the reason.</summary>
    [Parameter] public string FilteredEmptyText { get; set; } = "Nothing matches the filters. Change them, or clear them all.";

    /// <summary>Buttons or links below <see cref="EmptyText"/>.</summary>
    [Parameter] public RenderFragment? EmptyActions { get; set; }

    /// <summary>
    /// A row that is about to change without the person, such as an invite in the mail queue: while one is shown, the table reads again
    /// when something is saved.
    /// </summary>
    [Parameter] public Func<TRow, bool>? IsUnsettled { get; set; }

    /// <summary>What can be done with several rows at once; null or nothing for a table whose rows cannot be selected.</summary>
    [Parameter] public Func<TableSelection, IReadOnlyList<MenuAction>>? BulkActions { get; set; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required UserPreferences Preferences { get; init; }

    [Inject] public required ChangeFeed Changes { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    [Inject] public required PageScript Script { get; init; }

    [Inject] public required UndoActions Undo { get; init; }

    [Inject] public required ILogger<DataTable<TRow>> Logger { get; init; }

    private bool IsFiltered => _query.Search is not null || Filters.Any(filter => _query.Filter(filter.Key) is not null);

    public override Task SetParametersAsync(ParameterView parameters)
    {
        _version++; // the page was drawn: what it gives to the columns may be another
        return base.SetParametersAsync(parameters);
    }

    /// <summary>Loads the present view anew, for example after a change.</summary>
    public Task ReloadAsync() => _rows.ReadAsync(_query);

    /// <summary>What was to be done with the selected rows is done: selects nothing, and reads the page again.</summary>
    public Task SelectionDoneAsync()
    {
        SelectAll(false);
        return ReloadAsync();
    }

    /// <summary>Whether the table is in the reverse order of this key; null when it is ordered by another one.</summary>
    internal bool? IsDescending(string? key) => key is null || key != (_query.Sort ?? DefaultSort) ? null
        : _query.Sort is null ? DefaultDescending : _query.Descending;

    private string? AriaSort(string? key) => IsDescending(key) switch
    {
        true => "descending",
        false => "ascending",
        null => null,
    };

    internal void Register(TableColumn<TRow> column)
    {
        _columns.Add(column);
        _columnsAreNew = true;
    }

    internal Task SortAsync(string key)
    {
        var descending = IsDescending(key) == false;
        var isDefault = key == DefaultSort && descending == DefaultDescending;
        return GoAsync(Navigation.Query() with { Sort = isDefault ? null : key, Descending = descending, Page = 1 });
    }

    protected override async Task OnInitializedAsync()
    {
        _columns = new(Preferences, Name);
        _rows = new(Name, Logger)
        {
            Load = (query, token) => Load(query, token),
            IdOf = row => RowId(row),
            IsInUse = () => Script.IsInUseAsync(_frame),
            EndsAt = page => Navigation.Show(_query with { Page = page }, replace: true),
            Came = () => _announcement = _rows.Count.Words,
            Changed = StateHasChanged,
        };
        _path = Navigation.Path();
        Navigation.LocationChanged += OnLocationChanged;
        Undo.Undone += OnUndone;
        _watch = Watch(_rows.FollowAsync, change => Dependencies.Concerns(Name, change));
        _settling = IsUnsettled is null ? null
            : Watch(() => _rows.Shown.Any(row => IsUnsettled(row.Value)) ? _rows.FollowAsync() : Task.CompletedTask, concerns: null);
        ReadAddress();
        await _columns.ReadAsync();
        await FollowViewAsync();
        _ready = true;
        await _rows.ReadAsync(_query);
    }

    // What is drawn above the columns, their settings, was drawn before they were known.
    protected override void OnAfterRender(bool firstRender)
    {
        if (_columnsAreNew)
        {
            _columnsAreNew = false;
            StateHasChanged();
        }
    }

    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        Undo.Undone -= OnUndone;
        _watch?.Dispose();
        _settling?.Dispose();
        _rows?.Dispose();
    }

    // True when other rows are to be shown; opening an item only marks one.
    private bool ReadAddress()
    {
        var openId = Navigation.OpenedRow();
        if (openId != _openId)
        {
            _openId = openId;
            _version++;
        }

        return IsOther(Navigation.Query());
    }

    private bool IsOther(ListQuery query)
    {
        if (_selection.EndAt(_query, query))
        {
            _version++;
        }

        var changed = query.WithoutOpen().ToQueryString() != _query.WithoutOpen().ToQueryString();
        _query = query;
        return changed;
    }

    // The browser takes the address and tells it back; the rows are read meanwhile.
    private Task GoAsync(ListQuery query, bool replace = false)
    {
        query = WithoutLostView(query);
        Navigation.Show(query, replace);
        return IsOther(query) ? _rows.ReadAsync(query) : Task.CompletedTask;
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs args)
    {
        if (new Uri(args.Location).AbsolutePath == _path)
        {
            _ = TellingFaultsAsync(FollowAddressAsync);
        }
    }

    private async Task FollowAddressAsync()
    {
        if (ReadAddress() | await FollowViewAsync())
        {
            await _rows.ReadAsync(_query);
        }
        else
        {
            StateHasChanged();
        }
    }

    private void OnUndone(object? sender, EventArgs args) => _ = TellingFaultsAsync(ReloadAsync);

    private ChangeWatch Watch(Func<Task> changed, Func<ItemChange, bool>? concerns) =>
        new(Changes, Clock, Gather, () => TellingFaultsAsync(changed), concerns);

    // Nobody awaits an event: without this the page's error boundary would never know.
    private Task TellingFaultsAsync(Func<Task> work) => InvokeAsync(async () =>
    {
        try
        {
            await work();
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    });

    private bool HasRowEnd => Actions is not null || RowEnd is not null;

    private string RowClass(TableRow<TRow> row) =>
        (row.Id == _openId, _selection.Contains(row.Id)) switch
        {
            (true, _) => "data-row row-open",
            (_, true) => "data-row row-selected",
            _ => "data-row",
        };

    private Task OpenActionsAsync(TableRow<TRow> row) =>
        _menu!.ToggleAsync(_buttons[row.Slot], $"Actions for {RowName(row.Value)}", Actions!(row.Value));

    private Task ClearFiltersAsync() =>
        GoAsync(Navigation.Query() with { Search = null, Filters = new Dictionary<string, string>(StringComparer.Ordinal), Page = 1 });

    private Task SetLayoutAsync(TableLayout layout)
    {
        _version++;
        return _columns.SetLayoutAsync(layout);
    }
}
