using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.Lists;

/// <summary>
/// What a table can be searched, filtered and ordered by. The page and the export apply the same definition, so that a file holds exactly
/// the rows of the view.
/// </summary>
/// <typeparam name="T">The entity the rows come from.</typeparam>
/// <param name="id">The last word on order: without it two rows with the same name could change places between pages.</param>
internal sealed class ListDefinition<T>(Expression<Func<T, long>> id)
{
    /// <summary>What a search finds is counted so far and no further (Specification 8).</summary>
    internal const int CountedAtMost = 10_000;

    private const string SearchKey = "";

    private readonly Dictionary<string, Func<IQueryable<T>, bool, IOrderedQueryable<T>>> _sorts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Func<IQueryable<T>, string, IQueryable<T>>> _filters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TextFilter> _texts = new(StringComparer.Ordinal);
    private Func<string, Expression<Func<T, bool>>>? _search;
    private SearchReading? _searchReading;
    private bool _searchKnowsAddresses;
    private TextIndex<T>? _index;
    private string? _defaultSort;
    private bool _countedSoFar;
    private IdOrder<T>? _idOrder;

    /// <summary>Every view is counted as far as a search is, also the one of all rows: for a table that only grows.</summary>
    internal ListDefinition<T> CountedSoFar()
    {
        _countedSoFar = true;
        return this;
    }

    /// <summary>A column that can order the rows; the first one is the table's own order.</summary>
    internal ListDefinition<T> Sort<TKey>(string key, Expression<Func<T, TKey>> by) =>
        Sort(key, (rows, descending) => descending ? rows.OrderByDescending(by).ThenByDescending(id) : rows.OrderBy(by).ThenBy(id));

    /// <summary>The same for a column of few values: rows that have the same one come in an order of their own.</summary>
    internal ListDefinition<T> Sort<TKey, TThen>(string key, Expression<Func<T, TKey>> by, Expression<Func<T, TThen>> then) =>
        Sort(key, (rows, descending) => descending
            ? rows.OrderByDescending(by).ThenByDescending(then).ThenByDescending(id)
            : rows.OrderBy(by).ThenBy(then).ThenBy(id));

    /// <summary>A filter: gets the text of the address, so it must bear any.</summary>
    internal ListDefinition<T> Filter(string key, Func<IQueryable<T>, string, IQueryable<T>> apply)
    {
        _filters.Add(key, apply);
        return this;
    }

    /// <summary>A filter by the name of an enum's value; an unknown name finds nothing.</summary>
    internal ListDefinition<T> FilterBy<TEnum>(string key, Func<IQueryable<T>, TEnum, IQueryable<T>> apply)
        where TEnum : struct, Enum =>
        Filter(key, (rows, text) => Enum.TryParse<TEnum>(text, ignoreCase: true, out var value) && Enum.IsDefined(value)
            ? apply(rows, value)
            : rows.Where(_ => false));

    /// <summary>A filter by an id; what is no number finds nothing.</summary>
    internal ListDefinition<T> FilterById(string key, Func<IQueryable<T>, long, IQueryable<T>> apply) =>
        Filter(
            key,
            (rows, text) => long.TryParse(text, CultureInfo.InvariantCulture, out var value) ? apply(rows, value) : rows.Where(_ => false));

    /// <summary>The search box of a table that is never large: what a folded word must fulfil. All words must, in any order; of
    /// the ways to write a number one.</summary>
    /// <param name="reading">Reads what was typed.</param>
    /// <param name="word">The condition of one word.</param>
    /// <param name="knowsAddresses">A word may be a person's e-mail address.</param>
    internal ListDefinition<T> Search(SearchReading reading, Func<string, Expression<Func<T, bool>>> word, bool knowsAddresses = false)
    {
        (_searchReading, _search, _searchKnowsAddresses) = (reading, word, knowsAddresses);
        return this;
    }

    /// <summary>Where the search box and the filters by text look.</summary>
    internal ListDefinition<T> In(TextIndex<T> index)
    {
        _index = index;
        return this;
    }

    /// <summary>The search box, over columns of the index.</summary>
    internal ListDefinition<T> Search(SearchReading reading, params string[] columns) => FilterText(SearchKey, reading, columns);

    /// <summary>A filter by text, over columns of the index.</summary>
    internal ListDefinition<T> FilterText(string key, SearchReading reading, params string[] columns)
    {
        _texts.Add(key, new TextFilter(reading, columns));
        return this;
    }

    /// <summary>
    /// Ids ascend with the table's own order, which is its only one: rows that are found by text or by <see cref="FilterSet"/> come
    /// in the order of ids.
    /// </summary>
    /// <param name="few">So many rows of the other filters are rather compared one by one.</param>
    internal ListDefinition<T> InOrderOfIds(int few)
    {
        _idOrder = new IdOrder<T>(id, few);
        return this;
    }

    /// <summary>A filter whose rows an index knows by their ids; after <see cref="InOrderOfIds"/> only.</summary>
    internal ListDefinition<T> FilterSet(string key, Func<DashboardDb, string, IdSet<T>> set)
    {
        _idOrder!.Add(key, set);
        return this;
    }

    /// <summary>The rows of the view, without order.</summary>
    internal async Task<IQueryable<T>> FilteredAsync(
        DashboardDb db, IQueryable<T> rows, ListQuery query, CancellationToken cancellationToken) =>
        (await ViewAsync(db, rows, query, cancellationToken)).Rows;

    /// <summary>The rows in the view's order.</summary>
    internal IOrderedQueryable<T> Sorted(IQueryable<T> rows, ListQuery query) => Sorted(rows, query, fromTheEnd: false);

    /// <summary>
    /// One page of the view, projected in the database. A page past the end shows the last one. The ids of the page come first, from an
    /// index alone: only then are rows read, and only those of the page.
    /// </summary>
    internal async Task<ListPage<TRow>> PageAsync<TRow>(
        DashboardDb db, IQueryable<T> rows, ListQuery query, Expression<Func<T, TRow>> row, CancellationToken cancellationToken)
    {
        var view = await ViewAsync(db, rows, query, cancellationToken);
        var (ids, total, capped) = view.Ids is null
            ? await SortedPageAsync(view, query, cancellationToken)
            : await _idOrder!.PageAsync(view, query, IsDescending(query), cancellationToken);
        if (total == 0)
        {
            return new ListPage<TRow>([], total);
        }

        Expression<Func<T, bool>> onPage = item => ids.Contains(id.Call(item));
        Expression<Func<T, KeyValuePair<long, TRow>>> keyed = item => new KeyValuePair<long, TRow>(id.Call(item), row.Call(item));
        var read = (await rows.Where(onPage.Expand()).Select(keyed.Expand()).ToListAsync(cancellationToken)).ToDictionary();
        return new ListPage<TRow>([.. ids.Where(read.ContainsKey).Select(present => read[present])], total, capped);
    }

    private ListDefinition<T> Sort(string key, Func<IQueryable<T>, bool, IOrderedQueryable<T>> sort)
    {
        _defaultSort ??= key;
        _sorts.Add(key, sort);
        return this;
    }

    private async Task<ListView<T>> ViewAsync(DashboardDb db, IQueryable<T> rows, ListQuery query, CancellationToken cancellationToken)
    {
        var texts = await TextsAsync(db, query, cancellationToken);
        if (_search is not null && !string.IsNullOrWhiteSpace(query.Search))
        {
            rows = Found(rows, query.Search, await _searchReading!(db, cancellationToken));
        }

        var filters = query.Filters.Where(filter => _filters.ContainsKey(filter.Key)).ToList();
        rows = filters.Aggregate(rows, (filtered, filter) => _filters[filter.Key](filtered, filter.Value));
        if (_idOrder is not null)
        {
            return await _idOrder.ViewAsync(
                db, rows, query, new(_index!, texts), isFiltered: filters.Count > 0, _countedSoFar, cancellationToken);
        }

        if (texts.Count == 0)
        {
            return new ListView<T>(rows, Hits: null, IsCapped: _countedSoFar);
        }

        var (matching, hits) = await _index!.FindAsync(db, rows, texts, cancellationToken);
        return new ListView<T>(matching, filters.Count == 0 && !_countedSoFar ? hits : null, IsCapped: true);
    }

    /// <summary>What the search box and the filters by text ask of the index.</summary>
    private async Task<List<TextCondition>> TextsAsync(DashboardDb db, ListQuery query, CancellationToken cancellationToken)
    {
        var typed = query.Filters
            .Append(new(SearchKey, query.Search ?? ""))
            .Where(filter => filter.Value.Trim().Length > 0 && _texts.ContainsKey(filter.Key));
        var readings = new Dictionary<SearchReading, Func<string, SearchTerms>>();
        var texts = new List<TextCondition>();
        foreach (var (key, text) in typed)
        {
            var filter = _texts[key];
            if (!readings.TryGetValue(filter.Reading, out var read))
            {
                readings.Add(filter.Reading, read = await filter.Reading(db, cancellationToken));
            }

            var knowsAddresses = filter.Columns.Contains(TextIndex<T>.EmailLocal);
            texts.Add(new TextCondition(filter.Columns, read(knowsAddresses ? text : SearchWords.WithoutAddress(text))));
        }

        return texts;
    }

    private IQueryable<T> Found(IQueryable<T> rows, string text, Func<string, SearchTerms> read)
    {
        var terms = read(_searchKnowsAddresses ? text : SearchWords.WithoutAddress(text));
        var conditions = terms.Words.Select(_search!).ToList();
        return conditions.Count == 0 ? rows.Where(_ => false)
            : rows.Where(conditions.Aggregate(terms.Any ? ExpressionCalls.Or : ExpressionCalls.And));
    }

    private static async Task<(int Total, bool Capped)> CountAsync(ListView<T> view, CancellationToken cancellationToken)
    {
        var count = view.Hits ?? await (view.IsCapped ? view.Rows.Take(CountedAtMost + 1) : view.Rows).CountAsync(cancellationToken);
        return view.IsCapped && count > CountedAtMost ? (CountedAtMost, true) : (count, false);
    }

    private async Task<(List<long> Ids, int Total, bool IsCapped)> SortedPageAsync(
        ListView<T> view, ListQuery query, CancellationToken cancellationToken)
    {
        var (total, capped) = await CountAsync(view, cancellationToken);
        var (skip, take) = query.PlaceOf(total);
        return (total == 0
            ? []
            : await PageIdsAsync(view.Rows, query, skip, take, capped ? int.MaxValue : total, cancellationToken), total, capped);
    }

    /// <summary>From whichever end is nearer: the database reads over all that it skips.</summary>
    private async Task<List<long>> PageIdsAsync(
        IQueryable<T> rows, ListQuery query, int skip, int take, int total, CancellationToken cancellationToken)
    {
        var fromTheEnd = skip > total / 2;
        var ids = await Sorted(rows, query, fromTheEnd)
            .Select(id)
            .Skip(fromTheEnd ? total - skip - take : skip)
            .Take(take)
            .ToListAsync(cancellationToken);
        if (fromTheEnd)
        {
            ids.Reverse();
        }

        return ids;
    }

    private IOrderedQueryable<T> Sorted(IQueryable<T> rows, ListQuery query, bool fromTheEnd)
    {
        var descending = IsDescending(query) ^ fromTheEnd;
        return IsInOrderOfIds(query) ? descending ? rows.OrderByDescending(id) : rows.OrderBy(id)
            : _sorts[IsKnown(query) ? query.Sort! : _defaultSort!](rows, descending);
    }

    private bool IsDescending(ListQuery query) => query.Descending && (IsKnown(query) || query.Sort is null);

    private bool IsKnown(ListQuery query) => query.Sort is not null && _sorts.ContainsKey(query.Sort);

    private bool IsInOrderOfIds(ListQuery query) => _idOrder is not null && _idOrder.Answers(
        query, hasTexts: !string.IsNullOrWhiteSpace(query.Search) || query.Filters.Any(filter => _texts.ContainsKey(filter.Key)));

    private sealed record TextFilter(SearchReading Reading, string[] Columns);
}
