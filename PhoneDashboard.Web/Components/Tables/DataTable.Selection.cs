using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Web.Components.Tables;

/// <summary>
/// Rows selected for what is done to many at once. The selection lasts from page to page of a view, whatever others change meanwhile; another search or filter ends it,
/// because it would hold rows that are no longer seen.
/// </summary>
public sealed partial class DataTable<TRow>
{
    private readonly RowSelection _selection = new();

    /// <summary>What can be done with several rows at once; null or nothing for a table whose rows cannot be selected.</summary>
    [Parameter] public Func<TableSelection, IReadOnlyList<MenuAction>>? BulkActions { get; set; }

    private bool IsSelectable => BulkActions is not null;

    private RowCount SelectedCount => _selection.Count(_count);

    private bool IsPageSelected => _rows.Count > 0 && _rows.All(row => _selection.Contains(row.Id));

    /// <summary>Selects nothing, for example because it is done.</summary>
    public void ClearSelection() => SelectAll(false);

    private void Select(IEnumerable<long> rows, bool selected)
    {
        _selection.Set(rows, selected, PageIds);
        ShowSelection();
    }

    private void SelectAll(bool selected)
    {
        _selection.SetAll(selected);
        ShowSelection();
    }

    private IEnumerable<long> PageIds => _rows.Select(row => row.Id);

    private void ShowSelection()
    {
        _announcement = _selection.IsEmpty ? "Nothing selected" : $"{SelectedCount.Figure} selected";
        _version++;
        StateHasChanged();
    }

    private void DropSelectionOfOther(ListQuery query)
    {
        if (!_selection.IsEmpty && (query.Search != _query.Search || Filtered(query) != Filtered(_query)))
        {
            _selection.SetAll(false);
            _version++;
        }
    }

    private static string Filtered(ListQuery query) => new ListQuery { Filters = query.WithoutOpen().Filters }.ToQueryString();
}
