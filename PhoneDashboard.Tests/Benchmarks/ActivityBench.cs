using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Tests.Support;
using static PhoneDashboard.Tests.Benchmarks.BenchTools;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>
/// <c>bench-activity [--entries 1000000] [--rounds 40] [--database FILE]</c>: the server time of Activity over as many entries: about three
/// months of forty people who change users, lines and numbers. It makes them itself: in a database of its own, or in the file if there is
/// none yet, which is kept for the next time.
/// </summary>
internal static class ActivityBench
{
    private static readonly (string What, string View)[] Cases =
    [
        ("page, the newest", "?"),
        ("a page on the way", "?page=150"),
        ("last page of those counted", "?page=400"),
        ("the oldest first", "?sort=when"),
        ("person", "?person=person-7"),
        ("person, few entries", "?person=zoe"),
        ("item, one", "?item=ben-12345"),
        ("item, part of very many", "?item=ben"),
        ("item, no hit", "?item=qxzvw"),
        ("kind, a third of all", "?kind=AppLine"),
        ("kind, one in a hundred", "?kind=TimeSchedule"),
        ("field, of many", "?field=Department"),
        ("field, one in ten", "?field=DidNumbers"),
        ("field, one in a hundred", "?field=Ranges"),
        ("field and kind", "?field=DidNumbers&kind=AppLine"),
        ("field, last page", "?field=DidNumbers&page=400"),
        ("a day", "?from=2026-01-15&to=2026-01-15"),
        ("a day and a person", "?from=2026-01-15&to=2026-01-15&person=person-7"),
        ("from a day on, a kind", "?from=2026-02-01&kind=DidNumber"),
        ("search, person and item", "?search=person-7 ben-123"),
        ("search, two letters", "?search=be"),
    ];

    internal static async Task<int> RunAsync(string[] args)
    {
        var (entries, rounds, file) = (args.Option("--entries", 1_000_000), args.Option("--rounds", 40), args.Option("--database", ""));
        await using var test = await TestDb.CreateAsync();
        file = Path.GetFullPath(file.Length > 0 ? file : Path.Combine(test.Folder, "activity.db"));
        if (!File.Exists(file))
        {
            await MakeAsync(test, entries, file);
        }

        await using var database = BenchDatabase.OpenToRead(file);
        PrintHeader(args, file, 0);
        Print($"Server time: the service call with its count and the details of 25 rows.");
        Print($"");
        var rows = new List<string[]> { new[] { "actor", "what", "n", "p50 ms", "p95 ms", "max ms", "hits" } };
        foreach (var (name, actor) in new[] { ("administrator", TestActors.Administrator), ("operator", TestActors.Operator) })
        {
            foreach (var (what, view) in Cases)
            {
                rows.Add([name, what, .. await MeasureAsync(database.Get<ActivityService>(), actor, ListQuery.Parse(view), rounds)]);
            }
        }

        PrintTable(2, rows);
        return 0;
    }

    private static async Task MakeAsync(TestDb test, int entries, string file)
    {
        var clock = Stopwatch.StartNew();
        await FillAsync(test, entries);
        await using var db = await test.OpenAsync();
        await db.Database.ExecuteSqlRawAsync("VACUUM INTO {0}", file);
        Print($"{entries:N0} entries of the audit trail, written in {clock.Elapsed.TotalSeconds:N0} s.");
    }

    private static async Task<string[]> MeasureAsync(ActivityService activity, Actor actor, ListQuery query, int rounds)
    {
        var page = await activity.ListAsync(actor, query);
        _ = await activity.ListAsync(actor, query);
        var times = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            _ = await activity.ListAsync(actor, query);
            times.Add(MillisecondsSince(start));
        }

        return
        [
            rounds.ToString(CultureInfo.InvariantCulture), Number(times.Percentile(0.5)), Number(times.Percentile(0.95)),
            Number(times.Max()), page.Total.ToString("N0", CultureInfo.InvariantCulture) + (page.IsCapped ? "+" : ""),
        ];
    }

    // In the database itself: a row of the audit trail is made of its number alone.
    private static async Task FillAsync(TestDb test, int entries)
    {
        await using var db = await test.OpenAsync();
        await db.Database.OpenConnectionAsync(); // the temporary table is of one connection
        await db.Database.ExecuteSqlRawAsync("""
            CREATE TEMP TABLE "Numbers" AS
            WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < {0})
            SELECT n,
                CASE WHEN n % 100 = 0 THEN 'TimeSchedule' WHEN n % 50 = 1 THEN 'TeamAccount' WHEN n % 3 = 0 THEN 'AppLine'
                    WHEN n % 3 = 1 THEN 'PhoneUser' ELSE 'DidNumber' END AS kind
            FROM counted;
            """, entries);
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlRawAsync("""
            INSERT INTO "Audit"
                ("Utc", "ActorKind", "ActorName", "ActorKey", "Action", "ItemKind", "ItemId", "ItemName", "ItemKey", "ItemVersion",
                "ChangesJson")
            SELECT strftime('%Y-%m-%d %H:%M:%f', '2025-12-01', '+' || (n * 8) || ' seconds'), 'TeamAccount',
                CASE WHEN n % 20000 = 0 THEN 'Zoe' ELSE 'Person-' || (n * 7919 % 40) END,
                CASE WHEN n % 20000 = 0 THEN 'zoe' ELSE 'person-' || (n * 7919 % 40) END, 'Changed', kind, n % 100000,
                'Ben-' || (n * 104729 % 100000) || ' Ortega', 'ben-' || (n * 104729 % 100000) || ' ortega', 2,
                CASE kind WHEN 'TimeSchedule' THEN '[{{"Field":"Ranges","Before":"Monday 09:00-17:00","After":"Monday 09:00-18:00"}}]'
                    WHEN 'AppLine' THEN '[{{"Field":"DidNumbers","Before":null,"After":"12025550101"}},'
                        || '{{"Field":"RecordOnDemand","Before":"False","After":"True"}}]'
                    WHEN 'PhoneUser' THEN '[{{"Field":"Department","Before":"Sales","After":"Support"}},'
                        || '{{"Field":"JobTitle","Before":null,"After":"Lead"}}]'
                    ELSE '[{{"Field":"Enabled","Before":"True","After":"False"}}]' END
            FROM "Numbers";
            INSERT INTO "AuditFields" ("EntryId", "Field")
            SELECT a."Id", 'Ranges' FROM "Audit" AS a WHERE a."ItemKind" = 'TimeSchedule' AND a."ItemVersion" = 2;
            INSERT INTO "AuditFields" ("EntryId", "Field")
            SELECT a."Id", 'DidNumbers' FROM "Audit" AS a WHERE a."ItemKind" = 'AppLine' AND a."ItemVersion" = 2 AND a."Id" % 10 < 3;
            INSERT INTO "AuditFields" ("EntryId", "Field")
            SELECT a."Id", 'RecordOnDemand' FROM "Audit" AS a WHERE a."ItemKind" = 'AppLine' AND a."ItemVersion" = 2;
            INSERT INTO "AuditFields" ("EntryId", "Field")
            SELECT a."Id", 'Department' FROM "Audit" AS a WHERE a."ItemKind" = 'PhoneUser' AND a."ItemVersion" = 2;
            INSERT INTO "AuditFields" ("EntryId", "Field")
            SELECT a."Id", 'JobTitle' FROM "Audit" AS a WHERE a."ItemKind" = 'PhoneUser' AND a."ItemVersion" = 2;
            INSERT INTO "AuditFields" ("EntryId", "Field")
            SELECT a."Id", 'Enabled' FROM "Audit" AS a WHERE a."ItemKind" = 'DidNumber' AND a."ItemVersion" = 2;
            """);
        await transaction.CommitAsync();
    }
}
