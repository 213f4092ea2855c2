namespace PhoneDashboard.Core.Data.Migrations
{
    /// <summary>
    /// What the migration FoldedTexts does beyond the model: addresses are searched folded, as all texts are. What no SQL can fold is made
    /// anew after the migrations (Upkeep/TextUpkeep).
    /// </summary>
    internal static class FoldedTextsSql
    {
        internal const string Fill = """
            UPDATE "Users" SET "EmailTextKey" = "EmailKey" WHERE "EmailKey" IS NOT NULL;
            UPDATE "TeamAccounts" SET "EmailTextKey" = "NormalizedEmail";
            """;

        private static readonly TextTableSql Before = Users("EmailKey"), After = Users("EmailTextKey");

        internal static string DropBefore => Before.Drop;

        internal static string Create => After.Create;

        // By SQLite itself: EF Core would make the tables anew, without their triggers.
        internal static string Back => After.Drop + """
            ALTER TABLE "Users" DROP COLUMN "EmailTextKey";
            ALTER TABLE "TeamAccounts" DROP COLUMN "EmailTextKey";

            """ + Before.Create;

        private static TextTableSql Users(string email) => new(
            "UserTexts",
            "Users",
            ("Name", TextTableSql.Words("NameKey")),
            ("EmailLocal", TextTableSql.BeforeAt(email)),
            ("Dids", TextTableSql.Words("DidNumbersKey")),
            ("Internals", TextTableSql.Words("InternalNumbersKey")),
            ("Others", TextTableSql.Words("OtherNumbersKey")),
            ("Department", TextTableSql.Words("DepartmentKey")),
            ("JobTitle", TextTableSql.Words("JobTitleKey")));
    }
}
