namespace PhoneDashboard.Core.Data.Migrations
{
    /// <summary>A full-text table, with the triggers that keep it beside the table it indexes. A migration that rebuilds that table must make the triggers again.</summary>
    internal sealed class TextTableSql(string name, string source, params (string Column, string Text)[] columns)
    {
        // External content: the text stands in the source table only; the view is what "rebuild" and "integrity-check" read.
        internal string Create => $"""
            CREATE VIEW "{name}Source" AS SELECT "Id", {string.Join(", ", columns.Select(column => $"{Of(source, column.Text)} AS \"{column.Column}\""))} FROM "{source}";
            CREATE VIRTUAL TABLE "{name}" USING fts5({Names}, content='{name}Source', content_rowid='Id', tokenize='trigram case_sensitive 1');
            INSERT INTO "{name}" ("{name}") VALUES ('rebuild');
            CREATE TRIGGER "{name}_Insert" AFTER INSERT ON "{source}" BEGIN {Add} END;
            CREATE TRIGGER "{name}_Delete" AFTER DELETE ON "{source}" BEGIN {Remove} END;
            CREATE TRIGGER "{name}_Update" AFTER UPDATE ON "{source}" WHEN {string.Join(" OR ", columns.Select(column => $"{Of("old", column.Text)} <> {Of("new", column.Text)}"))} BEGIN {Remove} {Add} END;

            """;

        internal string Drop => $"""
            DROP TRIGGER "{name}_Insert";
            DROP TRIGGER "{name}_Delete";
            DROP TRIGGER "{name}_Update";
            DROP TABLE "{name}";
            DROP VIEW "{name}Source";

            """;

        // Two marks before each word, so that a trigram tells where one begins. {row} is new, old, or the table.
        internal static string Words(string column) => $"CASE WHEN {{row}}.\"{column}\" = '' THEN '' ELSE '^^' || replace(lower({{row}}.\"{column}\"), ' ', '^^') END";

        internal static string BeforeAt(string column) => $"CASE WHEN {{row}}.\"{column}\" IS NULL THEN '' ELSE '^^' || substr({{row}}.\"{column}\", 1, instr({{row}}.\"{column}\", '@') - 1) END";

        private string Names => string.Join(", ", columns.Select(column => column.Column));

        private string Add => $"INSERT INTO \"{name}\" (rowid, {Names}) VALUES (new.\"Id\", {Texts("new")});";

        private string Remove => $"INSERT INTO \"{name}\" (\"{name}\", rowid, {Names}) VALUES ('delete', old.\"Id\", {Texts("old")});";

        private string Texts(string row) => string.Join(", ", columns.Select(column => Of(row, column.Text)));

        private static string Of(string row, string text) => text.Replace("{row}", row.Length > 3 ? $"\"{row}\"" : row, StringComparison.Ordinal);
    }
}
