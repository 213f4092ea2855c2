using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.Data;

/// <summary>
/// The provider's own way to find text: SQLite's FTS5 with trigrams, in tables that triggers keep beside the ones they index (see the
/// migration ListColumns). PostgreSQL has pg_trgm instead, whose index answers a plain Contains. Each indexed word has two marks before it,
/// so that a trigram tells also where a word begins. (A name that has these marks in it is found a little too often: no harm.)
/// </summary>
internal static class TextSearch
{
    private const string Mark = "^^";

    /// <summary>The ids of the hits.</summary>
#pragma warning disable EF1002 // the table's name is ours; what was typed is a parameter
    internal static IQueryable<long> Rows(DashboardDb db, string table, string match) =>
        db.Database.SqlQueryRaw<long>(
            $"""SELECT rowid AS "Value" FROM "{table}" WHERE "{table}" MATCH @match""", new SqliteParameter("@match", match));
#pragma warning restore EF1002

    /// <summary>About how many rows the table indexes: ids count up from 1, and few are missing.</summary>
    internal static async Task<long> SizeAsync(DashboardDb db, string table, CancellationToken cancellationToken) =>
#pragma warning disable EF1002 // the table's name is ours
        await db.Database
            .SqlQueryRaw<long>($"""SELECT COALESCE(MAX(id), 0) AS "Value" FROM "{table}_docsize" """)
            .SingleAsync(cancellationToken);
#pragma warning restore EF1002

    /// <summary>Any of the words in any of the columns: anywhere, or where a word begins if it is short.</summary>
    internal static string Match(IEnumerable<string> columns, params IEnumerable<string> words) =>
        $"{{{string.Join(' ', columns)}}} : "
            + $"({string.Join(" OR ", words.Select(word => Phrase(SearchWords.FindsAnyPart(word) ? word : Mark + word)))})";

    // Quoted, so that nothing in it is an operator.
    private static string Phrase(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
