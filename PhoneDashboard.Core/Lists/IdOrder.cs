using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.Lists;

/// <summary>
/// The way to the rows of a table that only grows: its ids ascend with its own order. What an index of text or of a filter finds comes in
/// the order of ids, so nothing is sorted, and nothing is read beyond the page and what is counted.
/// </summary>
/// <typeparam name="T">The entity the rows come from.</typeparam>
/// <param name="id">Its id.</param>
/// <param name="few">So many rows of the other filters are rather compared one by one.</param>
internal sealed class IdOrder<T>(Expression<Func<T, long>> id, int few)
{
    private readonly Dictionary<string, Func<DashboardDb, string, IdSet<T>>> _sets = new(StringComparer.Ordinal);

    /// <summary>A filter whose rows an index knows by their ids.</summary>
    internal void Add(string key, Func<DashboardDb, string, IdSet<T>> set) => _sets.Add(key, set);

    /// <summary>The view is one of sets of ids, and comes in their order.</summary>
    internal bool Answers(ListQuery query, bool hasTexts) => hasTexts || query.Filters.Any(filter => _sets.ContainsKey(filter.Key));

    /// <summary>The rows of a view.</summary>
    /// <param name="db">Reads it.</param>
    /// <param name="rows">The rows of the other filters.</param>
    /// <param name="query">The view.</param>
    /// <param name="text">What is looked for in texts.</param>
    /// <param name="isFiltered">There are other filters.</param>
    /// <param name="countedSoFar">All views are counted as far as a search is.</param>
    /// <param name="cancellationToken">Ends it.</param>
    internal async Task<ListView<T>> ViewAsync(
        DashboardDb db,
        IQueryable<T> rows,
        ListQuery query,
        TextQuery<T> text,
        bool isFiltered,
        bool countedSoFar,
        CancellationToken cancellationToken)
    {
        var isSearch = text.Conditions.Count > 0;
        if (text.Conditions.Any(condition => condition.Terms.Words.Count == 0))
        {
            return new ListView<T>(rows.Where(_ => false), Hits: 0, IsCapped: false);
        }

        var sets = query.Filters
            .Where(filter => _sets.ContainsKey(filter.Key))
            .Select(filter => _sets[filter.Key](db, filter.Value))
            .ToList();
        if (isSearch)
        {
            sets.Add(text.Index.Set(db, text.Conditions));
        }

        if (sets.Count == 0 || (isFiltered && await IsFewAsync(rows.Select(id), cancellationToken)))
        {
            return new ListView<T>(
                sets.Aggregate(rows, (found, set) => found.Where(set.Holds)), Hits: null, IsCapped: countedSoFar || isSearch);
        }

        var leading = sets.Count == 1 || await IsFewAsync(sets[0].Ids, cancellationToken) ? sets[0] : sets[^1];
        var compared = sets.Aggregate(rows, (found, set) => found.Where(set.Holds));
        rows = sets.Where(set => set != leading).Aggregate(rows, (found, set) => found.Where(set.Holds));
        return new ListView<T>(rows.Join(leading.Ids, id, found => found, (row, _) => row), Hits: null, IsCapped: true)
        {
            Ids = leading.Ids.Join(rows, found => found, id, (found, _) => found),
            Compared = isSearch && leading == sets[^1] ? compared : null,
        };
    }

    /// <summary>
    /// The ids of a page. All are found at once, unless there are more than are counted. Then those of the page are: a text's by reading
    /// rows in order and comparing, since there are many and SQLite would sort what the full-text table gives.
    /// </summary>
    internal async Task<(List<long> Ids, int Total, bool IsCapped)> PageAsync(
        ListView<T> view, ListQuery query, bool descending, CancellationToken cancellationToken)
    {
        var ids = await view.Ids!.Take(ListDefinition<T>.CountedAtMost + 1).ToListAsync(cancellationToken);
        var total = Math.Min(ids.Count, ListDefinition<T>.CountedAtMost);
        var (skip, take) = query.PlaceOf(total);
        if (ids.Count > total)
        {
            var found = view.Compared?.Select(id) ?? view.Ids!;
            var sorted = descending ? found.OrderByDescending(found => found) : found.OrderBy(found => found);
            return (await sorted.Skip(skip).Take(take).ToListAsync(cancellationToken), total, true);
        }

        ids.Sort();
        if (descending)
        {
            ids.Reverse();
        }

        return (ids.GetRange(skip, take), total, false);
    }

    private async Task<bool> IsFewAsync(IQueryable<long> ids, CancellationToken cancellationToken) =>
        await ids.Take(few + 1).CountAsync(cancellationToken) <= few;
}
