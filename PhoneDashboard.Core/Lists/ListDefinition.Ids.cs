using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.Lists;

// A table that only grows: its ids ascend with its own order. What an index of text or of a filter finds comes in the order of ids, so nothing is sorted, and nothing is
// read beyond the page and what is counted.
internal sealed partial class ListDefinition<T>
{
    private readonly Dictionary<string, Func<DashboardDb, string, IdSet<T>>> _sets = new(StringComparer.Ordinal);
    private int? _few;

    /// <summary>Ids ascend with the table's own order, which is its only one: rows that are found by text or by <see cref="FilterSet"/> come in the order of ids.</summary>
    /// <param name="few">So many rows of the other filters are rather compared one by one.</param>
    internal ListDefinition<T> InOrderOfIds(int few)
    {
        _few = few;
        return this;
    }

    /// <summary>A filter whose rows an index knows by their ids; with <see cref="InOrderOfIds"/> only.</summary>
    internal ListDefinition<T> FilterSet(string key, Func<DashboardDb, string, IdSet<T>> set)
    {
        _sets.Add(key, set);
        return this;
    }

    /// <summary>The view is one of sets of ids, and comes in their order.</summary>
    private bool IsOfSets(ListQuery query) =>
        _few is not null && (!string.IsNullOrWhiteSpace(query.Search) || query.Filters.Any(filter => _texts.ContainsKey(filter.Key) || _sets.ContainsKey(filter.Key)));

    private async Task<View> ViewByIdsAsync(DashboardDb db, IQueryable<T> rows, ListQuery query, List<TextCondition> texts, int few, CancellationToken cancellationToken)
    {
        if (texts.Exists(condition => condition.Terms.Words.Count == 0))
        {
            return new View(rows.Where(_ => false), Hits: 0, IsCapped: false);
        }

        var sets = query.Filters.Where(filter => _sets.ContainsKey(filter.Key)).Select(filter => _sets[filter.Key](db, filter.Value)).ToList();
        if (texts.Count > 0)
        {
            sets.Add(_index!.Set(db, texts));
        }

        if (sets.Count == 0 || (few > 0 && await IsFewAsync(rows.Select(id), few, cancellationToken)))
        {
            return new View(sets.Aggregate(rows, (found, set) => found.Where(set.Holds)), Hits: null, IsCapped: _countedSoFar || texts.Count > 0);
        }

        var leading = sets.Count == 1 || await IsFewAsync(sets[0].Ids, _few!.Value, cancellationToken) ? sets[0] : sets[^1];
        var compared = sets.Aggregate(rows, (found, set) => found.Where(set.Holds));
        rows = sets.Where(set => set != leading).Aggregate(rows, (found, set) => found.Where(set.Holds));
        return new View(rows.Join(leading.Ids, id, found => found, (row, _) => row), Hits: null, IsCapped: true)
        {
            Ids = leading.Ids.Join(rows, found => found, id, (found, _) => found),
            Compared = texts.Count > 0 && leading == sets[^1] ? compared : null,
        };
    }

    private static async Task<bool> IsFewAsync(IQueryable<long> ids, int few, CancellationToken cancellationToken) => await ids.Take(few + 1).CountAsync(cancellationToken) <= few;

    // All are found at once, unless there are more than are counted. Then those of the page are: a text's by reading rows in order and comparing, since there are many and
    // SQLite would sort what the full-text table gives.
    private async Task<(List<long> Ids, int Total, bool IsCapped)> FoundPageAsync(IQueryable<long> found, IQueryable<T>? compared, ListQuery query, CancellationToken cancellationToken)
    {
        var ids = await found.Take(CountedAtMost + 1).ToListAsync(cancellationToken);
        var total = Math.Min(ids.Count, CountedAtMost);
        var (skip, take) = PagePlace(query, total);
        if (ids.Count > total)
        {
            found = compared?.Select(id) ?? found;
            var sorted = IsDescending(query) ? found.OrderByDescending(found => found) : found.OrderBy(found => found);
            return (await sorted.Skip(skip).Take(take).ToListAsync(cancellationToken), total, true);
        }

        ids.Sort();
        if (IsDescending(query))
        {
            ids.Reverse();
        }

        return (ids.GetRange(skip, take), total, false);
    }
}
