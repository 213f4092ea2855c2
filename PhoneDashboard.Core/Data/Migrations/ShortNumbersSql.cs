namespace PhoneDashboard.Core.Data.Migrations
{
    /// <summary>
    /// Another rule for the digits of a number, written into the schema without touching a row, as SQLite's documentation has it for rules
    /// that only become wider (lang_altertable.html, section 7): EF Core's way makes the table anew, ends the transaction on the way
    /// (https://github.com/dotnet/efcore/issues/35871) and drops the triggers.
    /// </summary>
    internal static class ShortNumbersSql
    {
        internal static string Up => Change(from: 7, to: 6);

        internal static string Down => Change(from: 6, to: 7);

        // The table that comes and goes has every connection read the schema again; RESET does it for this one.
        private static string Change(int from, int to) => $"""
            PRAGMA writable_schema = ON;
            UPDATE sqlite_schema SET sql = replace(sql, 'LENGTH("Digits") BETWEEN {from} AND 15', 'LENGTH("Digits") BETWEEN {to} AND 15')
                WHERE type = 'table' AND name = 'DidNumbers';
            PRAGMA writable_schema = RESET;
            CREATE TABLE "ef_temp_Schema" ("Id" INTEGER);
            DROP TABLE "ef_temp_Schema";
            """;
    }
}
