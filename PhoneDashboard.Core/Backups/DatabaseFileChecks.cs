using Microsoft.Data.Sqlite;

namespace PhoneDashboard.Core.Backups;

/// <summary>What is asked of a database file before it is trusted.</summary>
internal static class DatabaseFileChecks
{
    /// <summary>The first thing that is wrong with the file, or null.</summary>
    internal static string? Damage(SqliteConnection connection)
    {
        var found = Column(connection, "PRAGMA integrity_check(1)").Find(line => line != "ok");
        return found ?? Column(connection, "SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1").Select(table => $"a row of {table} points nowhere").FirstOrDefault();
    }

    /// <summary>The migrations that the database has.</summary>
    internal static List<string> Migrations(SqliteConnection connection) =>
        Column(connection, "SELECT name FROM sqlite_schema WHERE name = '__EFMigrationsHistory'").Count == 0
            ? []
            : Column(connection, "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\" ORDER BY \"MigrationId\"");

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
