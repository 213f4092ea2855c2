using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Web.Components.Download;

/// <summary>What a table offers to download.</summary>
/// <param name="Name">The export's name: the end of its address (<c>/export/{name}</c>) and the beginning of the file's name.</param>
/// <param name="Query">The table's present view.</param>
/// <param name="CountAsync">How many rows a view has; asked for the present view, and for everything.</param>
public sealed record DownloadRequest(string Name, ListQuery Query, Func<ListQuery, CancellationToken, Task<RowCount>> CountAsync)
{
    /// <summary>The beginning of the file's name, where it is not <see cref="Name"/>.</summary>
    public string? FileName { get; init; }

    /// <summary>Everything, in the present order.</summary>
    public ListQuery Everything => new() { Sort = Query.Sort, Descending = Query.Descending };

    /// <summary>The address of the file. Which page the table shows does not matter to it.</summary>
    public string AddressOf(bool everything, bool forExcel, string fileName)
    {
        var query = (everything ? Everything : Query.WithoutOpen() with { Page = 1, PageSize = ListQuery.PageSizes[0] }).ToQueryString();
        var rest = (everything ? "&scope=all" : "") + (forExcel ? "&format=excel" : "") + "&file=" + Uri.EscapeDataString(fileName);
        return $"/export/{Name}{(query.Length == 0 ? "?" + rest[1..] : query + rest)}";
    }
}
