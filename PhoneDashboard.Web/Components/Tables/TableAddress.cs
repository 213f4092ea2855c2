using System.Globalization;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Web.Components.Tables;

/// <summary>A table's view as it stands in the address, and what is open over it (<c>?open=12</c>).</summary>
public static class TableAddress
{
    /// <summary>The key of the open item; no table uses it as a filter.</summary>
    public const string OpenKey = "open";

    /// <summary>The key of the item whose history is open; no table uses it as a filter.</summary>
    public const string HistoryKey = "history";

    /// <summary>The key of the item whose relations are open; no table uses it as a filter.</summary>
    public const string RelationsKey = "relations";

    /// <summary>The key of the user whose line is being edited; no table uses it as a filter.</summary>
    public const string LineKey = "line";

    /// <summary>The key of the written mail that is open; no table uses it as a filter.</summary>
    public const string MailKey = "mail";

    /// <summary>The key of the dialog that adds something; no table uses it as a filter.</summary>
    public const string AddKey = "add";

    /// <summary>The key of the saved view that is open; no table uses it as a filter.</summary>
    public const string ViewKey = "view";

    /// <summary>The key of the dialog that imports; no table uses it as a filter.</summary>
    public const string ImportKey = "import";

    private static readonly string[] Keys = [OpenKey, HistoryKey, RelationsKey, LineKey, MailKey, AddKey, ImportKey];

    /// <summary>The view of the present address.</summary>
    public static ListQuery Query(this NavigationManager navigation) => ListQuery.Parse(new Uri(navigation.Uri).Query);

    /// <summary>What the address asks for: by which key, and of which item. Only one thing at a time.</summary>
    public static (string Key, string Item)? Opened(this NavigationManager navigation)
    {
        var query = navigation.Query();
        return Keys.FirstOrDefault(key => query.Filter(key) is not null) is { } key ? (key, query.Filter(key)!) : null;
    }

    /// <summary>The row of the table that something is open of; null for none.</summary>
    public static long? OpenedRow(this NavigationManager navigation) =>
        navigation.Opened() is (not (AddKey or ImportKey), var item) && long.TryParse(item, CultureInfo.InvariantCulture, out var id)
            ? id
            : null;

    /// <summary>The path of the present page, by which saved views know its table.</summary>
    public static string Path(this NavigationManager navigation) => new Uri(navigation.Uri).AbsolutePath;

    /// <summary>The saved view that is open; null for none.</summary>
    public static long? OpenedView(this ListQuery query) =>
        long.TryParse(query.Filter(ViewKey), CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>The same rows with another saved view open, or none.</summary>
    public static ListQuery WithView(this ListQuery query, long? id) =>
        query.WithFilter(ViewKey, id is { } view ? Text(view) : null) with { Page = query.Page };

    /// <summary>Neither search nor filter nor an order of the person's: all that such an address may name is what is open.</summary>
    public static bool IsBare(this ListQuery query) =>
        (query.WithoutOpen().WithView(null) with { Page = 1 }).ToQueryString().Length == 0;

    /// <summary>Shows another view of the same table. Typing replaces the entry in the history, everything else adds one.</summary>
    public static void Show(this NavigationManager navigation, ListQuery query, bool replace = false) =>
        navigation.NavigateTo(navigation.Path() + query.ToQueryString(), new NavigationOptions
        {
            ReplaceHistoryEntry = replace,
            HistoryEntryState = replace ? navigation.HistoryEntryState : null, // what is open at this entry stays open
        });

    /// <summary>
    /// Opens an item of the present table: the page's <see cref="ItemOpener"/> follows the address. Back closes it again.
    /// </summary>
    public static Task OpenAsync(this NavigationManager navigation, long id) => navigation.OpenAsync(OpenKey, Text(id));

    /// <summary>Opens the history of an item, on the same road.</summary>
    public static Task OpenHistoryAsync(this NavigationManager navigation, long id) => navigation.OpenAsync(HistoryKey, Text(id));

    /// <summary>Opens the relations of an item, on the same road.</summary>
    public static Task OpenRelationsAsync(this NavigationManager navigation, long id) => navigation.OpenAsync(RelationsKey, Text(id));

    /// <summary>Opens Edit App Configuration of a user's line, on the same road.</summary>
    public static Task OpenLineAsync(this NavigationManager navigation, long userId) => navigation.OpenAsync(LineKey, Text(userId));

    /// <summary>Opens a written mail, on the same road.</summary>
    public static Task OpenMailAsync(this NavigationManager navigation, string id) => navigation.OpenAsync(MailKey, id);

    /// <summary>Opens the dialog that adds something to the present table, on the same road.</summary>
    public static Task OpenAddAsync(this NavigationManager navigation) => navigation.OpenAsync(AddKey, "1");

    /// <summary>Opens the dialog that imports, on the same road.</summary>
    public static Task OpenImportAsync(this NavigationManager navigation) => navigation.OpenAsync(ImportKey, "1");

    /// <summary>Notes in the address that nothing is open any more.</summary>
    public static void SetClosed(this NavigationManager navigation) => navigation.Show(navigation.Query().WithoutOpen(), replace: true);

    /// <summary>The view without the open item: what decides which rows are shown.</summary>
    public static ListQuery WithoutOpen(this ListQuery query) =>
        Keys.Aggregate(query, (view, key) => view.WithFilter(key, null)) with { Page = query.Page };

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static Task OpenAsync(this NavigationManager navigation, string key, string item)
    {
        var query = navigation.Query();
        navigation.Show(query.WithoutOpen().WithFilter(key, item) with { Page = query.Page });
        return Task.CompletedTask;
    }
}
