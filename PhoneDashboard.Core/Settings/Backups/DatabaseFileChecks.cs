using System.Globalization;
using Microsoft.Data.Sqlite;

namespace PhoneDashboard.Core.Settings.Backups;

/// <summary>What is asked of a database file before it is trusted.</summary>
internal static class DatabaseFileChecks
{
    /// <summary>How long somebody who holds the file is waited for.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Opens a file, for itself: nothing of it is kept open.</summary>
    internal static SqliteConnection Open(string file, SqliteOpenMode mode, TimeSpan? patience = null)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ConnectionString);
        connection.Open();

        // A copy is made outside any command, so the client's own patience does not cover it: somebody may be folding the log into the file
        // just then.
        var milliseconds = (patience ?? Patience).TotalMilliseconds;
        Column(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {milliseconds}"));
        return connection;
    }

    /// <summary>The first thing that is wrong with the file, or null.</summary>
    internal static string? Damage(SqliteConnection connection)
    {
        var page = long.Parse(Column(connection, "PRAGMA page_size")[0], CultureInfo.InvariantCulture);
        if (new FileInfo(connection.DataSource).Length % page != 0)
        {
            return "its end is cut off";
        }

        var found = Column(connection, "PRAGMA integrity_check(1)").Find(line => line != "ok");
        return found ?? Column(connection, "SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1")
            .Select(table => $"a row of {table} points nowhere")
            .FirstOrDefault();
    }

    /// <summary>
    /// Asks each full-text table whether it is that of the texts that stand in the tables: a text that changed in the file is found. Throws
    /// where it is not.
    /// </summary>
    internal static void CompareTexts(SqliteConnection connection)
    {
        foreach (var table in Column(connection, "SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%fts5%'"))
        {
            Column(connection, $"INSERT INTO \"{table}\"(\"{table}\", \"rank\") VALUES ('integrity-check', 1)");
        }
    }

    /// <summary>The migrations that the database has.</summary>
    internal static List<string> Migrations(SqliteConnection connection) =>
        Column(connection, "SELECT name FROM sqlite_schema WHERE name = '__EFMigrationsHistory'").Count == 0
            ? []
            : Column(connection, "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\" ORDER BY \"MigrationId\"");

    /// <summary>How many rows each table has.</summary>
    internal static SortedDictionary<string, long> Rows(SqliteConnection connection)
    {
        var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in Column(
            connection,
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'"))
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT count(*) FROM \"{table.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
            rows[table] = (long)command.ExecuteScalar()!;
        }

        return rows;
    }

    /// <summary>Each column of each table, as "Table.Column".</summary>
    internal static List<string> Columns(SqliteConnection connection) => Column(connection,
        "SELECT t.name || '.' || c.name FROM sqlite_schema AS t, pragma_table_info(t.name) AS c WHERE t.type = 'table' AND t.name NOT LIKE "
            + "'sqlite~_%' ESCAPE '~'");

    /// <summary>The first column of what a statement gives, as text.</summary>
    internal static List<string> Column(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
        {
            values.Add(reader.GetString(0));
        }

        return values;
    }
}
