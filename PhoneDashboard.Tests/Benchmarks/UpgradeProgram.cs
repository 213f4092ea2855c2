using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Sample;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>
/// <c>crash-upgrade [--kills 40] [--seed 1] [--users 200]</c>: kills an upgrade at random moments; the next start must end it, at once and
/// rightly.
/// </summary>
internal static class UpgradeProgram
{
    internal const string WorkerCommand = "crash-upgrade-worker";

    private const string OlderVersion = "AuditAndDrafts", Lock = "SELECT count(*) FROM __EFMigrationsLock";

    // Far less than the twenty minutes that such a start once waited for nobody.
    private static readonly TimeSpan LongestRestart = TimeSpan.FromMinutes(1);

    internal static async Task<int> RunAsync(string[] args)
    {
        var (kills, seed, users) = (args.Option("--kills", 40), args.Option("--seed", 1), args.Option("--users", 200));
        Console.WriteLine("seed  killed after  row left  next start  verdict");
        var results = new List<UpgradeResult>();
        await RunAsync(kills, seed, users, result =>
        {
            results.Add(result);
            var verdict = result.Violations.Count == 0 ? "ok" : string.Join(' ', result.Violations);
            BenchTools.Print($"{result.Seed,4}  {result.KilledAfter.TotalMilliseconds,9:N0} ms  {(result.WasMigrating ? "yes" : "no"),8}  "
                + $"{result.Restart.TotalSeconds,8:N1} s  {verdict}");
        });
        BenchTools.Print($"{results.Count} kills, {results.Count(result => result.WasMigrating)} of them left the row; the next start took "
            + $"at most {results.Max(result => result.Restart).TotalSeconds:N1} s; violations: "
            + $"{results.Sum(result => result.Violations.Count)}");
        return results.Exists(result => result.Violations.Count > 0) ? 1 : 0;
    }

    /// <summary>So many kills with the seeds from <paramref name="seed"/> on, of an upgrade of so many users.</summary>
    internal static async Task RunAsync(int kills, int seed, int users, Action<UpgradeResult> done)
    {
        var older = Directory.CreateTempSubdirectory("phonedashboard-upgrade-");
        try
        {
            await MakeOlderAsync(older.FullName, users);
            var (whole, took) = await InCopyAsync(older.FullName, async folder =>
            {
                using var worker = Start(folder);
                await worker.GoAsync();
                var clock = Stopwatch.StartNew();
                await worker.IdleAsync();
                var took = clock.Elapsed;
                await worker.KillAsync();
                return (await DumpAsync(folder), took);
            });
            for (var kill = seed; kill < seed + kills; kill++)
            {
                var after = took * new Random(unchecked(kill * 1_000_003)).NextDouble();
                done(await InCopyAsync(older.FullName, folder => KillAsync(folder, kill, after, whole)));
            }
        }
        finally
        {
            older.Delete(recursive: true);
        }
    }

    /// <summary>The upgrade, in a process that may be killed.</summary>
    internal static async Task<int> WorkAsync(string folder)
    {
        await using var process = CrashProcess.Build(folder);
        await Console.Out.WriteLineAsync(CrashWorker.Ready);
        Console.ReadLine();
        await process.Get<DatabaseStartup>().RunAsync();
        await Console.Out.WriteLineAsync(CrashWorker.Done);
        Console.ReadLine();
        return 0;
    }

    private static CrashChild Start(string folder) => CrashChild.Start(() => { }, WorkerCommand, folder);

    private static async Task<UpgradeResult> KillAsync(string folder, int seed, TimeSpan after, List<string> whole)
    {
        using (var worker = Start(folder))
        {
            await worker.GoAsync();
            var running = Stopwatch.StartNew();
            if (seed % 2 == 1)
            {
                // Half of the kills come amid the migrations, which are a small part of the time.
                while (!worker.IdleAsync().IsCompleted && !await IsLockedAsync(folder))
                {
                }

                after /= 8;
            }

            await Task.Delay(after);
            await worker.KillAsync();
            after = running.Elapsed;
        }

        var violations = new List<string>();
        var wasMigrating = await IsLockedAsync(folder);
        using var log = new LogLines(LogLevel.Warning);
        var clock = Stopwatch.StartNew();
        await using (var process = CrashProcess.Build(folder, log: log))
        {
            await process.Get<DatabaseStartup>().RunAsync().WaitAsync(LongestRestart);
        }

        clock.Stop();
        if (wasMigrating != log.Lines.Any(line => line.StartsWith("A process died while", StringComparison.Ordinal)))
        {
            violations.Add(wasMigrating ? "The removed row was not told." : "A row was told that was none.");
        }

        if (!(await DumpAsync(folder)).SequenceEqual(whole, StringComparer.Ordinal))
        {
            violations.Add("The database is not what it is without the kill.");
        }

        return new UpgradeResult(seed, after, wasMigrating, clock.Elapsed, violations);
    }

    private static async Task MakeOlderAsync(string folder, int users)
    {
        await using (var process = await CrashProcess.OpenAsync(folder))
        {
            _ = (await process.Get<SampleDataService>().LoadAsync(Actor.System("Upgrade"), new SampleSize { Users = users })).Value;
            await using var db = await process.OpenAsync();
            await db.MigrateBackAsync(OlderVersion);
        }

        SqliteConnection.ClearAllPools();
    }

    private static async Task<T> InCopyAsync<T>(string from, Func<string, Task<T>> work)
    {
        var folder = Directory.CreateTempSubdirectory("phonedashboard-upgrade-");
        try
        {
            File.Copy(Path.Combine(from, "dashboard.db"), Path.Combine(folder.FullName, "dashboard.db"));
            return await work(folder.FullName);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static async Task<bool> IsLockedAsync(string folder)
    {
        await using var connection = new SqliteConnection(
            $"Data Source={Path.Combine(folder, "dashboard.db")};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_schema WHERE name = '__EFMigrationsLock'";
        if (await command.ExecuteScalarAsync() is 0L)
        {
            return false;
        }

        command.CommandText = Lock;
        return await command.ExecuteScalarAsync() is not 0L;
    }

    /// <summary>Schema, rows, and whether the file is whole.</summary>
    private static async Task<List<string>> DumpAsync(string folder)
    {
        await using var process = CrashProcess.Build(folder);
        await using var db = await process.OpenAsync();
        var schema = await db.Database.SqlQueryRaw<string>("""
            SELECT name || COALESCE(sql, '') AS Value FROM (SELECT name, sql FROM sqlite_schema ORDER BY type, name)
            UNION ALL SELECT integrity_check FROM pragma_integrity_check
            UNION ALL SELECT "table" || rowid FROM pragma_foreign_key_check
            """).ToListAsync();
        return [.. schema, .. await UpkeepBench.DumpAsync(db)];
    }
}
