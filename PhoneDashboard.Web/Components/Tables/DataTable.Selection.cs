namespace PhoneDashboard.Web.Components.Tables;

/// <content>The rows that are selected.</content>
public sealed partial class DataTable<TRow>
{
    private readonly RowSelection _selection = new();

    private bool IsSelectable => BulkActions is not null;

    private RowCount SelectedCount => _selection.Count(_rows.Count);

    private bool IsPageSelected => _rows.Shown.Count > 0 && _rows.Ids.All(_selection.Contains);

    private void Select(IEnumerable<long> rows, bool selected)
    {
        _selection.Set(rows, selected, _rows.Ids);
        ShowSelection();
    }

    private void SelectAll(bool selected)
    {
        _selection.SetAll(selected);
        ShowSelection();
    }

    private void ShowSelection()
    {
        _announcement = _selection.IsEmpty ? "Nothing selected" : $"{SelectedCount.Figure} selected";
        _version++;
        StateHasChanged();
    }
}
