namespace PhoneDashboard.Core.Data.Migrations
{
    /// <summary>What the migration AuditAndDrafts does beyond the model.</summary>
    internal static class AuditAndDraftsSql
    {
        internal const string Fill = """
            UPDATE "Audit" SET "ActorKey" = lower("ActorName"), "ItemKey" = lower("ItemName");
            INSERT OR IGNORE INTO "AuditFields" ("EntryId", "Field") SELECT a."Id", json_extract(change.value, '$.Field') FROM "Audit" AS a, json_each(a."ChangesJson") AS change;

            """;

        /// <summary>As in the migration ListColumns: of a filled system, so that plans do not change with the data.</summary>
        internal const string Statistics = """
            DELETE FROM sqlite_stat1 WHERE tbl IN ('Audit', 'AuditFields');
            INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
                ('Audit', 'IX_Audit_ItemKind_ItemId_Id', '1000000 100000 4 1'),
                ('Audit', 'IX_Audit_ItemKind_Utc_Id', '1000000 100000 2 1'),
                ('Audit', 'IX_Audit_Utc_Id', '1000000 2 1'),
                ('AuditFields', 'IX_AuditFields_EntryId', '2000000 3'),
                ('AuditFields', 'sqlite_autoindex_AuditFields_1', '2000000 40000 1');
            ANALYZE sqlite_schema;
            """;

        private static readonly TextTableSql Texts = new("AuditTexts", "Audit", ("Actor", TextTableSql.Words("ActorKey")), ("Item", TextTableSql.Words("ItemKey")));

        internal static string CreateTextTable => Texts.Create;

        internal static string DropTextTable => Texts.Drop;
    }
}
