using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.Lists;

/// <summary>
/// How a list finds text. There are two ways to the same rows: the full-text table gives the ids of the hits, which are then put in order;
/// or, where hits are dense, the rows are read in order and compared until the page is full.
/// </summary>
/// <typeparam name="T">The entity the rows come from.</typeparam>
/// <param name="table">The full-text table.</param>
/// <param name="rowId">The id by which the table knows the row.</param>
internal sealed class TextIndex<T>(string table, Expression<Func<T, long>> rowId)
{
    /// <summary>
    /// The column of a user's e-mail address up to its @. What has no @ is looked for there only, or "example" would find everybody.
    /// </summary>
    internal const string EmailLocal = nameof(EmailLocal);

    // Sorting takes about 0.55 µs for each hit. Reading in order takes about 1.45 µs for each row, and for the last page that is counted
    // 10,000 / hits of all rows. Both cost the same where hits² = 26,000 × rows: there the hits are dense.
    private const double DenseBalance = 26_000;

    private readonly Dictionary<string, Expression<Func<T, string?>>> _columns = new(StringComparer.Ordinal);
    private readonly HashSet<string> _asTyped = new(StringComparer.Ordinal);
    private Expression<Func<T, string?>>? _email;
    private Func<DashboardDb, string, IQueryable<long>>? _ofDomain;

    /// <summary>A column of the table, and the text that it indexes.</summary>
    /// <param name="name">The column.</param>
    /// <param name="text">The text.</param>
    /// <param name="asTyped">Nothing else is looked for there: see <see cref="SearchTerms.Derived"/>.</param>
    internal TextIndex<T> Column(string name, Expression<Func<T, string?>> text, bool asTyped = false)
    {
        _columns.Add(name, text);
        _asTyped.UnionWith(asTyped ? [name] : []);
        return this;
    }

    /// <summary>An e-mail address of the row.</summary>
    /// <param name="address">The address, folded.</param>
    /// <param name="ofDomain">The ids, as the table knows the rows, of those whose address goes on from its @ with a text.</param>
    internal TextIndex<T> Email(Expression<Func<T, string?>> address, Func<DashboardDb, string, IQueryable<long>> ofDomain)
    {
        (_email, _ofDomain) = (address, ofDomain);
        Expression<Func<T, string?>> local = row => address.Call(row)!.Substring(0, address.Call(row)!.IndexOf('@'));
        return Column(EmailLocal, local.Expand());
    }

    /// <summary>
    /// The rows that fulfil all the conditions, and how many hits there are when these are exactly the rows; null when
    /// only a count can tell.
    /// </summary>
    internal async Task<(IQueryable<T> Rows, int? Hits)> FindAsync(
        DashboardDb db, IQueryable<T> rows, IReadOnlyList<TextCondition> conditions, CancellationToken cancellationToken)
    {
        var dense = Math.Max(
            ListDefinition<T>.CountedAtMost, (int)Math.Sqrt(DenseBalance * await TextSearch.SizeAsync(db, table, cancellationToken)));
        return await FindAsync(db, rows, conditions, dense, cancellationToken);
    }

    /// <summary>The same, where more than <paramref name="dense"/> hits are dense.</summary>
    internal async Task<(IQueryable<T> Rows, int? Hits)> FindAsync(
        DashboardDb db, IQueryable<T> rows, IReadOnlyList<TextCondition> conditions, int dense, CancellationToken cancellationToken)
    {
        if (conditions.Any(condition => condition.Terms.Words.Count == 0))
        {
            return (rows.Where(_ => false), 0);
        }

        var words = Words(conditions);
        var ways = words.Where(word => word.Domain is not null).Select(word => new Way(_ofDomain!(db, word.Domain!), [word])).ToList();
        if (words.Where(word => word.Domain is null).ToList() is { Count: > 0 } indexed)
        {
            ways.Add(new Way(TextSearch.Rows(db, table, Match(indexed)), indexed));
        }

        int? hits = null;
        foreach (var way in ways)
        {
            hits = await way.Ids.Take(dense + 1).CountAsync(cancellationToken);
            rows = hits > dense ? way.Words.Aggregate(rows, (found, word) => found.Where(Predicate(word))) : Among(rows, way);
        }

        return (rows, ways.Count == 1 && words.TrueForAll(word => word.IsExact) ? hits : null);
    }

    /// <summary>
    /// What fulfils all the conditions; for an index without addresses, where there are no two ways to the hits. Each condition has a word.
    /// </summary>
    internal IdSet<T> Set(DashboardDb db, IReadOnlyList<TextCondition> conditions)
    {
        var words = Words(conditions);
        return new IdSet<T>(TextSearch.Rows(db, table, Match(words)), words.Select(Predicate).Aggregate(ExpressionCalls.And));
    }

    /// <summary>
    /// The rows in which all words of a text occur; all rows without a text, none for one in which there is nothing to find. For lists of
    /// choices.
    /// </summary>
    internal async Task<IQueryable<T>> FindAsync(DashboardDb db, IQueryable<T> rows, string? text, IReadOnlyList<string> columns,
        CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(text) ? rows
            : (await FindAsync(db, rows, [new TextCondition(columns, new SearchTerms(SearchWords.Plain(text), Any: false))],
            cancellationToken)).Rows;

    private List<Word> Words(IReadOnlyList<TextCondition> conditions) => [.. conditions.SelectMany(condition => condition.Terms.Any
        ? [new Word(condition.Columns, condition.Terms.Words, condition.Terms.Derived ?? [], _asTyped)]
        : condition.Terms.Words.Select(word => new Word(condition.Columns, [word], Derived: [], _asTyped)))];

    private static string Match(List<Word> words) => string.Join(" AND ", words.Select(word => $"({word.Match})"));

    private IQueryable<T> Among(IQueryable<T> rows, Way way)
    {
        // A join, because for IN the ids would be put in order first.
        var hits = rows.Join(way.Ids, rowId, id => id, (row, _) => row);
        return way.Words.Where(word => !word.IsExact).Aggregate(hits, (found, word) => found.Where(Predicate(word)));
    }

    private Expression<Func<T, bool>> Predicate(Word word) =>
        word.Texts.Select(text => Predicate(word, text)).Aggregate(ExpressionCalls.Or);

    private Expression<Func<T, bool>> Predicate(Word word, string text)
    {
        var beginning = " " + text;
        Expression<Func<string?, bool>> holds = word.IsAddress || SearchWords.FindsAnyPart(text)
            ? column => column!.Contains(text)
            : column => (" " + column).Contains(beginning);
        var columns = word.IsAddress ? [_email!] : word.ColumnsOf(text).Select(column => _columns[column]);
        return columns.Select(column =>
        {
            Expression<Func<T, bool>> inColumn = row => holds.Call(column.Call(row));
            return inColumn.Expand();
        }).Aggregate(ExpressionCalls.Or);
    }

    /// <summary>A way to ids, and the words that it answers for.</summary>
    private sealed record Way(IQueryable<long> Ids, IReadOnlyList<Word> Words);

    /// <summary>A word, or the ways to write one number.</summary>
    private sealed record Word(
        IReadOnlyList<string> Columns, IReadOnlyList<string> Texts, IReadOnlyList<string> Derived, IReadOnlySet<string> AsTyped)
    {
        private readonly string _text = Texts[0];

        internal bool IsAddress { get; } = Texts is [var text] && text.Contains('@') && Columns.Contains(EmailLocal);

        /// <summary>True when the hits are all right; else they must be compared, since an index knows only one side of an @.</summary>
        internal bool IsExact => !IsAddress || _text[0] == '@';

        /// <summary>
        /// The domain that leads to the hits, where the part before the @ is too short for it; null when the full-text table does.
        /// </summary>
        internal string? Domain => IsAddress && !SearchWords.FindsAnyPart(Local) ? _text[Local.Length..] : null;

        internal string Match => IsAddress ? TextSearch.Match([EmailLocal], Local)
            : string.Join(" OR ", Texts.GroupBy(text => Derived.Contains(text))
                .Select(texts => TextSearch.Match(ColumnsOf(texts.First()), texts)));

        internal IEnumerable<string> ColumnsOf(string text) =>
            Derived.Contains(text) ? Columns.Where(column => !AsTyped.Contains(column)) : Columns;

        private string Local => _text[.._text.IndexOf('@', StringComparison.Ordinal)];
    }
}
