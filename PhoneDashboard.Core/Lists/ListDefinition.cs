using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace PhoneDashboard.Core.Lists;

/// <summary>
/// What a table can be searched, filtered and ordered by. The page and the export apply the same definition, so that a file holds exactly the rows of the view.
/// </summary>
/// <typeparam name="T">The entity the rows come from.</typeparam>
/// <param name="id">The last word on order: without it two rows with the same name could change places between pages.</param>
internal sealed class ListDefinition<T>(Expression<Func<T, long>> id)
{
    private readonly Dictionary<string, Func<IQueryable<T>, bool, IOrderedQueryable<T>>> _sorts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Func<IQueryable<T>, string, IQueryable<T>>> _filters = new(StringComparer.Ordinal);
    private Func<IQueryable<T>, string, IQueryable<T>> _search = (rows, _) => rows;
    private string? _defaultSort;

    /// <summary>A column that can order the rows; the first one is the table's own order.</summary>
    internal ListDefinition<T> Sort<TKey>(string key, Expression<Func<T, TKey>> by)
    {
        _defaultSort ??= key;
        _sorts.Add(key, (rows, descending) => descending ? rows.OrderByDescending(by).ThenByDescending(id) : rows.OrderBy(by).ThenBy(id));
        return this;
    }

    /// <summary>A filter: gets the text of the address, so it must bear any.</summary>
    internal ListDefinition<T> Filter(string key, Func<IQueryable<T>, string, IQueryable<T>> apply)
    {
        _filters.Add(key, apply);
        return this;
    }

    /// <summary>A filter by the name of an enum's value; an unknown name finds nothing.</summary>
    internal ListDefinition<T> FilterBy<TEnum>(string key, Func<IQueryable<T>, TEnum, IQueryable<T>> apply)
        where TEnum : struct, Enum =>
        Filter(key, (rows, text) => Enum.TryParse<TEnum>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? apply(rows, value) : rows.Where(_ => false));

    /// <summary>A filter by an id; what is no number finds nothing.</summary>
    internal ListDefinition<T> FilterById(string key, Func<IQueryable<T>, long, IQueryable<T>> apply) =>
        Filter(key, (rows, text) => long.TryParse(text, CultureInfo.InvariantCulture, out var value) ? apply(rows, value) : rows.Where(_ => false));

    /// <summary>The search box.</summary>
    internal ListDefinition<T> Search(Func<IQueryable<T>, string, IQueryable<T>> apply)
    {
        _search = apply;
        return this;
    }

    /// <summary>The rows of the view, without order.</summary>
    internal IQueryable<T> Filtered(IQueryable<T> rows, ListQuery query)
    {
        rows = string.IsNullOrWhiteSpace(query.Search) ? rows : _search(rows, query.Search.Trim());
        return query.Filters.Aggregate(rows, (present, filter) => _filters.TryGetValue(filter.Key, out var apply) ? apply(present, filter.Value) : present);
    }

    /// <summary>The rows in the view's order.</summary>
    internal IOrderedQueryable<T> Sorted(IQueryable<T> rows, ListQuery query) =>
        query.Sort is not null && _sorts.TryGetValue(query.Sort, out var sort) ? sort(rows, query.Descending) : _sorts[_defaultSort!](rows, query.Descending && query.Sort is null);

    /// <summary>One page of the view, projected in the database. A page past the end shows the last one.</summary>
    internal async Task<ListPage<TRow>> PageAsync<TRow>(IQueryable<T> rows, ListQuery query, Expression<Func<T, TRow>> row, CancellationToken cancellationToken)
    {
        var filtered = Filtered(rows, query);
        var total = await filtered.CountAsync(cancellationToken);
        var lastPage = Math.Max(1, (total + query.PageSize - 1) / query.PageSize);
        var skip = (Math.Min(query.Page, lastPage) - 1) * query.PageSize;
        return new ListPage<TRow>(await Sorted(filtered, query).Skip(skip).Take(query.PageSize).Select(row).ToListAsync(cancellationToken), total);
    }
}
