namespace PhoneDashboard.Core.Data.Migrations
{
    /// <summary>
    /// The table of ranges with another rule, made anew in one transaction: the way that EF Core makes a table anew ends its transaction on
    /// the way (https://github.com/dotnet/efcore/issues/35871; what staying inside of one costs the rows that point to a table:
    /// https://github.com/dotnet/efcore/issues/37598). Nothing points to this one.
    /// </summary>
    internal static class NightRangesSql
    {
        internal const string Up = """
            CREATE TABLE "ef_temp_TimeScheduleRanges" (
                "Id" INTEGER NOT NULL CONSTRAINT "PK_TimeScheduleRanges" PRIMARY KEY AUTOINCREMENT,
                "Day" TEXT NOT NULL,
                "From" TEXT NOT NULL,
                "TimeScheduleId" INTEGER NOT NULL,
                "To" TEXT NOT NULL,
                CONSTRAINT "CK_TimeScheduleRanges_FromTo" CHECK ("From" <> "To" OR "To" = '00:00:00'),
                CONSTRAINT "FK_TimeScheduleRanges_TimeSchedules_TimeScheduleId" FOREIGN KEY ("TimeScheduleId") REFERENCES "TimeSchedules" ("Id") ON DELETE CASCADE
            );
            INSERT INTO "ef_temp_TimeScheduleRanges" ("Id", "Day", "From", "TimeScheduleId", "To")
                SELECT "Id", "Day", "From", "TimeScheduleId", "To" FROM "TimeScheduleRanges";
            DROP TABLE "TimeScheduleRanges";
            ALTER TABLE "ef_temp_TimeScheduleRanges" RENAME TO "TimeScheduleRanges";
            CREATE UNIQUE INDEX "IX_TimeScheduleRanges_TimeScheduleId_Day_From" ON "TimeScheduleRanges" ("TimeScheduleId", "Day", "From");
            """;
    }
}
