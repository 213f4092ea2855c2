using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Web.Components.Tables;

/// <summary>
/// Rows selected for what is done to many at once. The selection lasts from page to page of a view, whatever others change meanwhile; another search or filter ends it,
/// because it would hold rows that are no longer seen.
/// </summary>
public sealed partial class DataTable<TRow>
{
    private readonly HashSet<long> _selected = [];
    private bool _allSelected;

    /// <summary>What can be done with several rows at once; null or nothing for a table whose rows cannot be selected.</summary>
    [Parameter] public Func<TableSelection, IReadOnlyList<MenuAction>>? BulkActions { get; set; }

    private bool IsSelectable => BulkActions is not null;

    private bool HasSelection => _allSelected || _selected.Count > 0;

    private RowCount SelectedCount => _allSelected ? _count : new RowCount(_selected.Count);

    private TableSelection Selection => _allSelected ? new([], _query.WithoutOpen(), _count) : new([.. _selected], View: null, SelectedCount);

    private bool IsPageSelected => _rows.Count > 0 && _rows.All(row => IsSelected(row.Id));

    /// <summary>Selects nothing, for example because it is done.</summary>
    public void ClearSelection()
    {
        _selected.Clear();
        _allSelected = false;
        ShowSelection();
    }

    private bool IsSelected(long id) => _allSelected || _selected.Contains(id);

    private void Select(long id, bool selected)
    {
        NoLongerAll();
        Put(id, selected);
        ShowSelection();
    }

    private void SelectPage(bool selected)
    {
        NoLongerAll();
        foreach (var row in _rows)
        {
            Put(row.Id, selected);
        }

        ShowSelection();
    }

    private void SelectAll()
    {
        _selected.Clear();
        _allSelected = true;
        ShowSelection();
    }

    private void Put(long id, bool selected) => _ = selected ? _selected.Add(id) : _selected.Remove(id);

    // Who takes one row out of all keeps the others of the page: what is seen is what is selected.
    private void NoLongerAll()
    {
        if (_allSelected)
        {
            _allSelected = false;
            _selected.UnionWith(_rows.Select(row => row.Id));
        }
    }

    private void ShowSelection()
    {
        _announcement = HasSelection ? $"{SelectedCount.Figure} selected" : "Nothing selected";
        _version++;
        StateHasChanged();
    }

    private void DropSelectionOfOther(ListQuery query)
    {
        if (HasSelection && (query.Search != _query.Search || Filtered(query) != Filtered(_query)))
        {
            _selected.Clear();
            _allSelected = false;
            _version++;
        }
    }

    private static string Filtered(ListQuery query) => new ListQuery { Filters = query.WithoutOpen().Filters }.ToQueryString();
}
