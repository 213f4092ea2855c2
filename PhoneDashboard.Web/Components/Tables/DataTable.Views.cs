using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Views;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Tables;

/// <content>
/// The saved view that is open (Specification 4.15). The address names it (<c>?view=12</c>) beside what the table shows, so that everything
/// that reads the address goes on as ever; one that names nothing else is filled with what the view shows.
/// </content>
public sealed partial class DataTable<TRow>
{
    private SavedViewEdit? _view;

    [Inject] public required SavedViewService Views { get; init; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required Toast Toast { get; init; }

    /// <summary>What the table shows now, as a view that has no name yet.</summary>
    private NewSavedView Present => new()
    {
        Page = _path,
        Query = (_query with
        {
            Page = 1,
            Filters = _query.Filters.Where(set => Filters.Any(filter => filter.Key == set.Key)).ToDictionary(StringComparer.Ordinal),
        }).ToQueryString(),
        Columns = _columns.Words,
    };

    // Opens the view of the address, and ends the one before. True when other rows are to be shown.
    private async Task<bool> FollowViewAsync()
    {
        var asked = _query.Filter(TableAddress.ViewKey);
        if (_query.OpenedView() == _view?.Id && (asked is null) == (_view is null))
        {
            return false;
        }

        var view = _query.OpenedView() is { } id ? await Views.GetAsync(Current.Actor, _path, id) : null;
        if (asked != _query.Filter(TableAddress.ViewKey))
        {
            return false; // another one was asked for meanwhile
        }

        _view = view;
        _columns.Show(view?.Columns);
        _version++;
        if (asked is not null && view is null)
        {
            Toast.Error("There is no such view here, or it is somebody's own. Its owner can save it for everybody.");
            return Show(_query.WithView(null));
        }

        return view is not null && _query.IsBare()
            && Show(_query.Filters.Aggregate(ListQuery.Parse(view.Query), (query, set) => query.WithFilter(set.Key, set.Value)));
    }

    private bool Show(ListQuery query)
    {
        Navigation.Show(query, replace: true);
        return IsOther(query);
    }

    // Where the last of its filters was cleared, the address would be the view's own link, and bring them back at the next load.
    private ListQuery WithoutLostView(ListQuery query) =>
        _view is not null && query.IsBare() && !ListQuery.Parse(_view.Query).IsBare() ? query.WithView(null) : query;

    // It has another name, or shows something else.
    private async Task ReadViewAsync() =>
        _view = _view is null ? null : await Views.GetAsync(Current.Actor, _path, _view.Id) ?? _view;
}
