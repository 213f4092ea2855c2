using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using static PhoneDashboard.Tests.Benchmarks.BenchTools;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>
/// <c>bench-upkeep --database FILE [--kills N]</c>: the first start of this version over a database of the one before, on a copy:
/// migrations, then texts and keys. With kills the same once more, ended by <c>kill -9</c> so often on the way, and the two must agree. A
/// database of this version is taken for one whose keys are all to be looked at again.
/// </summary>
internal static class UpkeepBench
{
    internal const string WorkerCommand = "bench-upkeep-worker";

    private static readonly TimeSpan ToStart = TimeSpan.FromSeconds(1.5);

    internal static async Task<int> RunAsync(string[] args)
    {
        var kills = args.Option("--kills", 0);
        var (seconds, plain) = (0.0, new List<string>());
        await BenchDatabase.OnCopyAsync(args, async database =>
        {
            await LookAgainAsync(database);
            var clock = Stopwatch.StartNew();
            await database.Get<DatabaseStartup>().RunAsync();
            seconds = clock.Elapsed.TotalSeconds;
            plain = await DumpAsync(database);
            Print($"First start: {seconds:N1} s. {plain[^1]}.");
            return 0;
        });
        return kills == 0 ? 0 : await BenchDatabase.OnCopyAsync(args, database => KilledAsync(database, kills, seconds, plain));
    }

    /// <summary>A start in a process of its own, which may be killed.</summary>
    internal static async Task<int> WorkAsync(string file)
    {
        await using var database = BenchDatabase.OpenToWrite(file);
        await database.Get<DatabaseStartup>().RunAsync();
        return 0;
    }

    private static async Task<int> KilledAsync(BenchDatabase database, int kills, double seconds, List<string> plain)
    {
        await LookAgainAsync(database);
        var file = await FileOfAsync(database);
        var killed = 0;
        for (var kill = 0; kill < kills; kill++)
        {
            using var worker = Process.Start("dotnet",
                [Path.Combine(AppContext.BaseDirectory, "PhoneDashboard.Tests.dll"), WorkerCommand, file]);
            using var later = new CancellationTokenSource(ToStart + TimeSpan.FromSeconds(seconds / kills * (0.5 + kill % 3 * 0.5)));
            try
            {
                await worker.WaitForExitAsync(later.Token);
            }
            catch (OperationCanceledException)
            {
                worker.Kill();
                await worker.WaitForExitAsync(CancellationToken.None);
                killed++;
            }
        }

        await database.Get<DatabaseStartup>().RunAsync();
        var same = (await DumpAsync(database)).SequenceEqual(plain, StringComparer.Ordinal);
        Print($"Killed {killed} times on the way: the database is {(same ? "the same" : "NOT the same")} as without.");
        return same ? 0 : 1;
    }

    private static async Task LookAgainAsync(BenchDatabase database)
    {
        await using var db = await database.Get<IDbContextFactory<DashboardDb>>().CreateDbContextAsync();
        if (!(await db.Database.GetPendingMigrationsAsync()).Any())
        {
            await db.Database.ExecuteSqlRawAsync("DELETE FROM UpkeepProgress;");
        }
    }

    private static async Task<string> FileOfAsync(BenchDatabase database)
    {
        await using var db = await database.Get<IDbContextFactory<DashboardDb>>().CreateDbContextAsync();
        return new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
    }

    /// <summary>Texts, keys and versions of every row, and last how much was changed.</summary>
    internal static async Task<List<string>> DumpAsync(DashboardDb db) => await db.Database.SqlQueryRaw<string>("""
            SELECT Id || FirstName || LastName || NameKey || LastNameKey || DepartmentKey || COALESCE(EmailTextKey, '') || Version AS Value
            FROM Users
            UNION ALL SELECT Id || NameKey || UserNameKey || IdentifierKey || Version FROM ContactMethods
            UNION ALL SELECT Id || DescriptionKey || RingsKey || Version FROM DidNumbers
            UNION ALL SELECT Id || NameKey || Version FROM CallFlows
            UNION ALL SELECT Kind || ItemKind || ItemId FROM DataFindings
            UNION ALL SELECT (SELECT count(*) FROM Audit WHERE ActorName = 'New version') || ' texts were changed, '
                || (SELECT count(*) FROM DataFindings) || ' things found'
            """).ToListAsync();

    private static async Task<List<string>> DumpAsync(BenchDatabase database)
    {
        await using var db = await database.Get<IDbContextFactory<DashboardDb>>().CreateDbContextAsync();
        return await DumpAsync(db);
    }
}
