using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Web.Components.Tables;

/// <summary>
/// Which rows of a table are selected: some, by their ids, or the whole view. A selection lasts from page to page of a view, whatever
/// others change meanwhile.
/// </summary>
internal sealed class RowSelection
{
    private readonly HashSet<long> _ids = [];
    private bool _isAll;

    internal bool IsEmpty => !_isAll && _ids.Count == 0;

    internal bool Contains(long id) => _isAll || _ids.Contains(id);

    /// <summary>How many they are, in a view of so many rows.</summary>
    internal RowCount Count(RowCount view) => _isAll ? view : new RowCount(_ids.Count);

    /// <summary>What is done to many at once gets this.</summary>
    internal TableSelection Of(ListQuery view, RowCount count) =>
        _isAll ? new([], view.WithoutOpen(), count, view) : new([.. _ids], View: null, Count(count), view);

    /// <summary>
    /// Selects rows or takes them out. Who takes one out of the whole view keeps the others of the page: what is seen is what is selected.
    /// </summary>
    internal void Set(IEnumerable<long> rows, bool selected, IEnumerable<long> page)
    {
        if (_isAll)
        {
            _isAll = false;
            _ids.UnionWith(page);
        }

        foreach (var id in rows)
        {
            _ = selected ? _ids.Add(id) : _ids.Remove(id);
        }
    }

    /// <summary>Selects the whole view, or nothing.</summary>
    internal void SetAll(bool selected)
    {
        _ids.Clear();
        _isAll = selected;
    }

    /// <summary>
    /// Another search or filter ends the selection, because it would hold rows that are no longer seen. True when it did.
    /// </summary>
    internal bool EndAt(ListQuery before, ListQuery after)
    {
        if (IsEmpty || (before.Search == after.Search && Filters(before) == Filters(after)))
        {
            return false;
        }

        SetAll(false);
        return true;

        static string Filters(ListQuery query) => new ListQuery { Filters = query.WithoutOpen().Filters }.ToQueryString();
    }
}
