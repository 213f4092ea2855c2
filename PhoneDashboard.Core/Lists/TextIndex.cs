using System.Linq.Expressions;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.Lists;

/// <summary>Words that must all occur, each in any of the columns.</summary>
/// <param name="Columns">Columns of the index.</param>
/// <param name="Words">Folded words; none finds nothing.</param>
internal sealed record TextCondition(IReadOnlyList<string> Columns, IReadOnlyList<string> Words);

/// <summary>
/// How a list finds text. There are two ways to the same rows: the full-text table gives the ids of the hits, which are then put in order; or, where hits are dense, the
/// rows are read in order and compared until the page is full.
/// </summary>
/// <typeparam name="T">The entity the rows come from.</typeparam>
/// <param name="table">The full-text table.</param>
/// <param name="rowId">The id by which the table knows the row.</param>
internal sealed class TextIndex<T>(string table, Expression<Func<T, long>> rowId)
{
    /// <summary>The column of an address up to its @, and the one from it.</summary>
    internal const string EmailLocal = nameof(EmailLocal), EmailDomain = nameof(EmailDomain);

    // From so many hits on, reading in order is quicker than sorting the hits: at a million rows both take about a tenth of a second here.
    private const int Dense = 100_000;

    private readonly Dictionary<string, Expression<Func<T, string?>>> _columns = new(StringComparer.Ordinal);
    private Expression<Func<T, string?>>? _email;

    /// <summary>A column of the table, and the text that it indexes.</summary>
    internal TextIndex<T> Column(string name, Expression<Func<T, string?>> text)
    {
        _columns.Add(name, text);
        return this;
    }

    /// <summary>The columns of an e-mail address: what has no @ is looked for before the @ only, or "example" would find everybody.</summary>
    internal TextIndex<T> Email(Expression<Func<T, string?>> address)
    {
        _email = address;
        Expression<Func<T, string?>> local = row => address.Call(row)!.Substring(0, address.Call(row)!.IndexOf('@'));
        return Column(EmailLocal, local.Expand());
    }

    /// <summary>The rows that fulfil all the conditions, and how many hits the index has when these are exactly the rows; null when only a count can tell.</summary>
    internal async Task<(IQueryable<T> Rows, int? Hits)> FindAsync(DashboardDb db, IQueryable<T> rows, IReadOnlyList<TextCondition> conditions, CancellationToken cancellationToken)
    {
        if (conditions.Any(condition => condition.Words.Count == 0))
        {
            return (rows.Where(_ => false), 0);
        }

        var match = string.Join(" AND ", conditions.SelectMany(condition => condition.Words.Select(word => Match(condition.Columns, word))));
        var hits = await TextSearch.CountAsync(db, table, match, Dense + 1, cancellationToken);
        if (hits > Dense)
        {
            return (conditions.SelectMany(condition => condition.Words.Select(word => Predicate(condition.Columns, word))).Aggregate(rows, (found, predicate) => found.Where(predicate)), hits);
        }

        var ids = TextSearch.Rows(db, table, match);
        Expression<Func<T, bool>> isHit = row => ids.Contains(rowId.Call(row));
        rows = rows.Where(isHit.Expand());

        // The index cannot say that a word with an @ stands in one piece.
        var addresses = conditions.SelectMany(condition => condition.Words.Where(word => IsAddress(condition.Columns, word))).ToList();
        return addresses.Count == 0 ? (rows, hits) : (addresses.Aggregate(rows, (found, word) => found.Where(Predicate([EmailLocal], word))), null);
    }

    /// <summary>The rows in which all words of the text occur; all rows for an empty text. For lists of choices.</summary>
    internal async Task<IQueryable<T>> FindAsync(DashboardDb db, IQueryable<T> rows, IReadOnlyList<string> words, IReadOnlyList<string> columns, CancellationToken cancellationToken) =>
        words.Count == 0 ? rows : (await FindAsync(db, rows, [new TextCondition(columns, words)], cancellationToken)).Rows;

    private static bool IsAddress(IReadOnlyList<string> columns, string word) => word.Contains('@') && columns.Contains(EmailLocal);

    private static string Match(IReadOnlyList<string> columns, string word)
    {
        if (!IsAddress(columns, word))
        {
            return TextSearch.Match(columns, word);
        }

        var at = word.IndexOf('@', StringComparison.Ordinal);
        var domain = TextSearch.MatchBeginning(EmailDomain, word[at..]);
        return at == 0 ? domain : $"({TextSearch.Match([EmailLocal], word[..at])} AND {domain})";
    }

    private Expression<Func<T, bool>> Predicate(IReadOnlyList<string> columns, string word)
    {
        var beginning = " " + word;
        Expression<Func<string?, bool>> holds = SearchWords.FindsAnyPart(word) || IsAddress(columns, word) ? text => text!.Contains(word) : text => (" " + text).Contains(beginning);
        var texts = IsAddress(columns, word) ? [_email!] : columns.Select(column => _columns[column]);
        return texts.Select(text =>
        {
            Expression<Func<T, bool>> inColumn = row => holds.Call(text.Call(row));
            return inColumn.Expand();
        }).Aggregate(ExpressionCalls.Or);
    }
}
