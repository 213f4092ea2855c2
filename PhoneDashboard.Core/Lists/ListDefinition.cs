using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Core.Lists;

/// <summary>
/// What a table can be searched, filtered and ordered by. The page and the export apply the same definition, so that a file holds exactly the rows of the view.
/// </summary>
/// <typeparam name="T">The entity the rows come from.</typeparam>
/// <param name="id">The last word on order: without it two rows with the same name could change places between pages.</param>
internal sealed partial class ListDefinition<T>(Expression<Func<T, long>> id)
{
    /// <summary>What a search finds is counted so far and no further (Specification 8).</summary>
    internal const int CountedAtMost = 10_000;

    private const string SearchKey = "";

    private readonly Dictionary<string, Func<IQueryable<T>, bool, IOrderedQueryable<T>>> _sorts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Func<IQueryable<T>, string, IQueryable<T>>> _filters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Func<string, NumberReader, TextCondition>> _texts = new(StringComparer.Ordinal);
    private Func<string, Expression<Func<T, bool>>>? _search;
    private Func<string, NumberReader, SearchTerms> _searchTerms = SearchWords.Of;
    private bool _searchKnowsAddresses;
    private TextIndex<T>? _index;
    private string? _defaultSort;
    private bool _countedSoFar;

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
        Filter(key, (rows, text) => Enum.TryParse<TEnum>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? apply(rows, value) : rows.Where(_ => false));

    /// <summary>A filter by an id; what is no number finds nothing.</summary>
    internal ListDefinition<T> FilterById(string key, Func<IQueryable<T>, long, IQueryable<T>> apply) =>
        Filter(key, (rows, text) => long.TryParse(text, CultureInfo.InvariantCulture, out var value) ? apply(rows, value) : rows.Where(_ => false));

    /// <summary>The search box of a table that is never large: what a folded word must fulfil. All words must, in any order; of
    /// the ways to write a number one.</summary>
    /// <param name="word">The condition of one word.</param>
    /// <param name="knowsAddresses">A word may be a person's e-mail address.</param>
    /// <param name="terms">Reads what was typed; null for <see cref="SearchWords.Of"/>.</param>
    internal ListDefinition<T> Search(
        Func<string, Expression<Func<T, bool>>> word, bool knowsAddresses = false, Func<string, NumberReader, SearchTerms>? terms = null)
    {
        (_search, _searchKnowsAddresses, _searchTerms) = (word, knowsAddresses, terms ?? SearchWords.Of);
        return this;
    }

    /// <summary>Where the search box and the filters by text look.</summary>
    internal ListDefinition<T> In(TextIndex<T> index)
    {
        _index = index;
        return this;
    }

    /// <summary>The search box, over columns of the index.</summary>
    internal ListDefinition<T> Search(Func<string, IReadOnlyList<string>> words, params string[] columns) => FilterText(SearchKey, words, columns);

    /// <summary>The same where there are public numbers.</summary>
    internal ListDefinition<T> Search(Func<string, NumberReader, SearchTerms> terms, params string[] columns) =>
        FilterText(SearchKey, terms, columns);

    /// <summary>A filter by text, over columns of the index.</summary>
    internal ListDefinition<T> FilterText(string key, Func<string, IReadOnlyList<string>> words, params string[] columns) =>
        FilterText(key, (text, _) => new SearchTerms(words(text), Any: false), columns);

    /// <summary>The same where there are public numbers.</summary>
    internal ListDefinition<T> FilterText(string key, Func<string, NumberReader, SearchTerms> terms, params string[] columns)
    {
        var knowsAddresses = columns.Contains(TextIndex<T>.EmailLocal);
        _texts.Add(key, (text, numbers) =>
            new TextCondition(columns, terms(knowsAddresses ? text : SearchWords.WithoutAddress(text), numbers)));
        return this;
    }

    /// <summary>The rows of the view, without order.</summary>
    internal async Task<IQueryable<T>> FilteredAsync(DashboardDb db, IQueryable<T> rows, ListQuery query, CancellationToken cancellationToken) =>
        (await ViewAsync(db, rows, query, cancellationToken)).Rows;

    /// <summary>The rows in the view's order.</summary>
    internal IOrderedQueryable<T> Sorted(IQueryable<T> rows, ListQuery query) => Sorted(rows, query, fromTheEnd: false);

    /// <summary>
    /// One page of the view, projected in the database. A page past the end shows the last one. The ids of the page come first, from an index alone: only then are rows
    /// read, and only those of the page.
    /// </summary>
    internal async Task<ListPage<TRow>> PageAsync<TRow>(DashboardDb db, IQueryable<T> rows, ListQuery query, Expression<Func<T, TRow>> row, CancellationToken cancellationToken)
    {
        var view = await ViewAsync(db, rows, query, cancellationToken);
        var (ids, total, capped) = view.Ids is { } found ? await FoundPageAsync(found, view.Compared, query, cancellationToken) : await SortedPageAsync(view, query, cancellationToken);
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

    private async Task<View> ViewAsync(DashboardDb db, IQueryable<T> rows, ListQuery query, CancellationToken cancellationToken)
    {
        var typed = query.Filters.Where(filter => _texts.ContainsKey(filter.Key)).ToList();
        var texts = new List<TextCondition>();
        if (typed.Count > 0 || !string.IsNullOrWhiteSpace(query.Search))
        {
            var numbers = await NumberReader.OfAsync(db, cancellationToken);
            texts.AddRange(typed.Select(filter => _texts[filter.Key](filter.Value, numbers)));
            if (!string.IsNullOrWhiteSpace(query.Search))
            {
                if (_texts.TryGetValue(SearchKey, out var search))
                {
                    texts.Add(search(query.Search, numbers));
                }
                else if (_search is not null)
                {
                    rows = Found(rows, query.Search, numbers);
                }
            }
        }

        var filters = query.Filters.Where(filter => _filters.ContainsKey(filter.Key)).ToList();
        rows = filters.Aggregate(rows, (filtered, filter) => _filters[filter.Key](filtered, filter.Value));
        if (_few is { } few)
        {
            return await ViewByIdsAsync(db, rows, query, texts, filters.Count > 0 ? few : 0, cancellationToken);
        }

        if (texts.Count == 0)
        {
            return new View(rows, Hits: null, IsCapped: _countedSoFar);
        }

        var (matching, hits) = await _index!.FindAsync(db, rows, texts, cancellationToken);
        return new View(matching, filters.Count == 0 && !_countedSoFar ? hits : null, IsCapped: true);
    }

    private IQueryable<T> Found(IQueryable<T> rows, string text, NumberReader numbers)
    {
        var terms = _searchTerms(_searchKnowsAddresses ? text : SearchWords.WithoutAddress(text), numbers);
        var conditions = terms.Words.Select(_search!).ToList();
        return conditions.Count == 0 ? rows.Where(_ => false)
            : rows.Where(conditions.Aggregate(terms.Any ? ExpressionCalls.Or : ExpressionCalls.And));
    }

    private static async Task<(int Total, bool Capped)> CountAsync(View view, CancellationToken cancellationToken)
    {
        var count = view.Hits ?? await (view.IsCapped ? view.Rows.Take(CountedAtMost + 1) : view.Rows).CountAsync(cancellationToken);
        return view.IsCapped && count > CountedAtMost ? (CountedAtMost, true) : (count, false);
    }

    private async Task<(List<long> Ids, int Total, bool IsCapped)> SortedPageAsync(View view, ListQuery query, CancellationToken cancellationToken)
    {
        var (total, capped) = await CountAsync(view, cancellationToken);
        var (skip, take) = PagePlace(query, total);
        return (total == 0 ? [] : await PageIdsAsync(view.Rows, query, skip, take, capped ? int.MaxValue : total, cancellationToken), total, capped);
    }

    private static (int Skip, int Take) PagePlace(ListQuery query, int total)
    {
        var lastPage = Math.Max(1, (total + query.PageSize - 1) / query.PageSize);
        var skip = (Math.Min(query.Page, lastPage) - 1) * query.PageSize;
        return (skip, Math.Min(query.PageSize, total - skip));
    }

    /// <summary>From whichever end is nearer: the database reads over all that it skips.</summary>
    private async Task<List<long>> PageIdsAsync(IQueryable<T> rows, ListQuery query, int skip, int take, int total, CancellationToken cancellationToken)
    {
        var fromTheEnd = skip > total / 2;
        var ids = await Sorted(rows, query, fromTheEnd).Select(id).Skip(fromTheEnd ? total - skip - take : skip).Take(take).ToListAsync(cancellationToken);
        if (fromTheEnd)
        {
            ids.Reverse();
        }

        return ids;
    }

    private IOrderedQueryable<T> Sorted(IQueryable<T> rows, ListQuery query, bool fromTheEnd)
    {
        var descending = IsDescending(query) ^ fromTheEnd;
        return IsOfSets(query) ? descending ? rows.OrderByDescending(id) : rows.OrderBy(id)
            : _sorts[IsKnown(query) ? query.Sort! : _defaultSort!](rows, descending);
    }

    private bool IsDescending(ListQuery query) => query.Descending && (IsKnown(query) || query.Sort is null);

    private bool IsKnown(ListQuery query) => query.Sort is not null && _sorts.ContainsKey(query.Sort);

    private sealed record View(IQueryable<T> Rows, int? Hits, bool IsCapped)
    {
        /// <summary>The ids of the rows, in order from either end; null when the rows are to be put in order.</summary>
        internal IQueryable<long>? Ids { get; init; }

        /// <summary>The same rows by conditions alone; null when the ids' index gives them in order itself.</summary>
        internal IQueryable<T>? Compared { get; init; }
    }
}
