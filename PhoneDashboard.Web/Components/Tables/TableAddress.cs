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

    /// <summary>The view of the present address.</summary>
    public static ListQuery Query(this NavigationManager navigation) => ListQuery.Parse(new Uri(navigation.Uri).Query);

    /// <summary>The id of the open item, or null.</summary>
    public static long? OpenId(this NavigationManager navigation) =>
        long.TryParse(navigation.Query().Filter(OpenKey), CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>The id of the item whose history is open, or null.</summary>
    public static long? HistoryId(this NavigationManager navigation) =>
        long.TryParse(navigation.Query().Filter(HistoryKey), CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>Shows another view of the same table. Typing replaces the entry in the history, everything else adds one.</summary>
    public static void Show(this NavigationManager navigation, ListQuery query, bool replace = false) =>
        navigation.NavigateTo(new Uri(navigation.Uri).AbsolutePath + query.ToQueryString(), replace: replace);

    /// <summary>Notes in the address which item is open (null: none), so that the view can be bookmarked and sent; the table marks its row.</summary>
    public static void SetOpen(this NavigationManager navigation, long? id) => navigation.SetOpen(OpenKey, id);

    /// <summary>The same of the item whose history is open. Only one of both is open at a time.</summary>
    public static void SetHistory(this NavigationManager navigation, long? id) => navigation.SetOpen(HistoryKey, id);

    /// <summary>Opens an item of the present table: the page's <see cref="ItemOpener"/> follows the address.</summary>
    public static Task OpenAsync(this NavigationManager navigation, long id)
    {
        navigation.SetOpen(id);
        return Task.CompletedTask;
    }

    /// <summary>Opens the history of an item of the present table, on the same road.</summary>
    public static Task OpenHistoryAsync(this NavigationManager navigation, long id)
    {
        navigation.SetHistory(id);
        return Task.CompletedTask;
    }

    /// <summary>The view without the open item: what decides which rows are shown.</summary>
    public static ListQuery WithoutOpen(this ListQuery query) => query.WithFilter(OpenKey, null).WithFilter(HistoryKey, null) with { Page = query.Page };

    private static void SetOpen(this NavigationManager navigation, string key, long? id)
    {
        var query = navigation.Query();
        var opened = query.WithoutOpen().WithFilter(key, id?.ToString(CultureInfo.InvariantCulture)) with { Page = query.Page };
        navigation.Show(opened, replace: true);
    }
}
