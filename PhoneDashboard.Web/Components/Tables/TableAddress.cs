using System.Globalization;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Web.Components.Tables;

/// <summary>A table's view as it stands in the address, and the item that is open in it (<c>?open=12</c>).</summary>
public static class TableAddress
{
    /// <summary>The key of the open item; no table uses it as a filter.</summary>
    public const string OpenKey = "open";

    /// <summary>The key of the item whose history is open; no table uses it as a filter.</summary>
    public const string HistoryKey = "history";

    /// <summary>The key of the item whose relations are open; no table uses it as a filter.</summary>
    public const string RelationsKey = "relations";

    private static readonly string[] Keys = [OpenKey, HistoryKey, RelationsKey];

    /// <summary>The view of the present address.</summary>
    public static ListQuery Query(this NavigationManager navigation) => ListQuery.Parse(new Uri(navigation.Uri).Query);

    /// <summary>What is open in the table: by which key, and of which item. Only one thing is open at a time.</summary>
    public static (string Key, long Id)? Opened(this NavigationManager navigation)
    {
        var query = navigation.Query();
        foreach (var key in Keys)
        {
            if (long.TryParse(query.Filter(key), CultureInfo.InvariantCulture, out var id))
            {
                return (key, id);
            }
        }

        return null;
    }

    /// <summary>Shows another view of the same table. Typing replaces the entry in the history, everything else adds one.</summary>
    public static void Show(this NavigationManager navigation, ListQuery query, bool replace = false) =>
        navigation.NavigateTo(new Uri(navigation.Uri).AbsolutePath + query.ToQueryString(), replace: replace);

    /// <summary>Opens an item of the present table: the page's <see cref="ItemOpener"/> follows the address. Back closes it again.</summary>
    public static Task OpenAsync(this NavigationManager navigation, long id) => navigation.OpenAsync(OpenKey, id);

    /// <summary>Opens the history of an item, on the same road.</summary>
    public static Task OpenHistoryAsync(this NavigationManager navigation, long id) => navigation.OpenAsync(HistoryKey, id);

    /// <summary>Opens the relations of an item, on the same road.</summary>
    public static Task OpenRelationsAsync(this NavigationManager navigation, long id) => navigation.OpenAsync(RelationsKey, id);

    /// <summary>Notes in the address that nothing is open any more.</summary>
    public static void SetClosed(this NavigationManager navigation) => navigation.Show(navigation.Query().WithoutOpen(), replace: true);

    /// <summary>The view without the open item: what decides which rows are shown.</summary>
    public static ListQuery WithoutOpen(this ListQuery query) =>
        Keys.Aggregate(query, (view, key) => view.WithFilter(key, null)) with { Page = query.Page };

    private static Task OpenAsync(this NavigationManager navigation, string key, long id)
    {
        var query = navigation.Query();
        navigation.Show(query.WithoutOpen().WithFilter(key, id.ToString(CultureInfo.InvariantCulture)) with { Page = query.Page });
        return Task.CompletedTask;
    }
}
