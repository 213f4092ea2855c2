using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

namespace PhoneDashboard.Core.Lists;

/// <summary>
/// What a table shows: search, filters, order and page. It is the query string of the table's address, so that a view can be bookmarked,
/// sent to a colleague, and given to the export as it stands.
/// </summary>
public sealed record ListQuery
{
    /// <summary>The numbers of rows a page may have.</summary>
    public static readonly IReadOnlyList<int> PageSizes = [25, 50, 100];

    private const string SearchKey = "search", SortKey = "sort", PageKey = "page", RowsKey = "rows";
    private const int LongestValue = 200;

    /// <summary>Free text, or null.</summary>
    public string? Search { get; init; }

    /// <summary>The key of the column that orders the rows; null for the table's own order.</summary>
    public string? Sort { get; init; }

    /// <summary>True for the reverse order.</summary>
    public bool Descending { get; init; }

    /// <summary>The page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Rows per page, one of <see cref="PageSizes"/>.</summary>
    public int PageSize { get; init; } = PageSizes[0];

    /// <summary>Filter values by filter key, none of them empty. Keys a table does not know are ignored.</summary>
    public IReadOnlyDictionary<string, string> Filters { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The filter's value, or null when it is not set.</summary>
    public string? Filter(string key) => Filters.GetValueOrDefault(key);

    /// <summary>The same view from its first page with one filter set, or cleared when <paramref name="value"/> is empty.</summary>
    public ListQuery WithFilter(string key, string? value)
    {
        var filters = new Dictionary<string, string>(Filters, StringComparer.Ordinal);
        filters.Remove(key);
        if (!string.IsNullOrWhiteSpace(value))
        {
            filters[key] = value.Trim();
        }

        return this with { Filters = filters, Page = 1 };
    }

    /// <summary>
    /// Which rows of a view the page has: how many are before it, and how many on it. A page past the end is the last one.
    /// </summary>
    /// <param name="total">How many rows the view has.</param>
    internal (int Skip, int Take) PlaceOf(int total)
    {
        var lastPage = Math.Max(1, (total + PageSize - 1) / PageSize);
        var skip = (Math.Min(Page, lastPage) - 1) * PageSize;
        return (skip, Math.Min(PageSize, total - skip));
    }

    /// <summary>
    /// Reads a query string, with or without its question mark. What makes no sense is left out, never refused: an address may be old.
    /// </summary>
    public static ListQuery Parse(string? queryString)
    {
        var values = QueryHelpers.ParseQuery(queryString)
            .Select(pair => (pair.Key, Value: pair.Value.ToString().Trim()))
            .Where(pair => pair.Value.Length is > 0 and <= LongestValue)
            .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        var sort = values.GetValueOrDefault(SortKey);
        return new ListQuery
        {
            Search = values.GetValueOrDefault(SearchKey),
            Sort = sort?.TrimStart('-'),
            Descending = sort?.StartsWith('-') ?? false,
            Page = int.TryParse(values.GetValueOrDefault(PageKey), CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1,
            PageSize = int.TryParse(values.GetValueOrDefault(RowsKey), CultureInfo.InvariantCulture, out var rows)
                && PageSizes.Contains(rows) ? rows : PageSizes[0],
            Filters = values.Where(pair => pair.Key is not (SearchKey or SortKey or PageKey or RowsKey))
                .ToDictionary(StringComparer.Ordinal),
        };
    }

    /// <summary>The query string with its question mark, or nothing for the table's own view.</summary>
    public string ToQueryString()
    {
        var query = new QueryBuilder();
        Add(SearchKey, Search);
        foreach (var (key, value) in Filters.OrderBy(filter => filter.Key, StringComparer.Ordinal))
        {
            Add(key, value);
        }

        Add(SortKey, Sort is null ? null : (Descending ? "-" : "") + Sort);
        Add(PageKey, Page == 1 ? null : Page.ToString(CultureInfo.InvariantCulture));
        Add(RowsKey, PageSize == PageSizes[0] ? null : PageSize.ToString(CultureInfo.InvariantCulture));
        return query.ToString();

        void Add(string key, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                query.Add(key, value);
            }
        }
    }
}
