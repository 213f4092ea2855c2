using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Download;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Tests.Support;
using static PhoneDashboard.Tests.Benchmarks.BenchTools;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>
/// <c>bench-csv --database FILE [--runs N] [--concurrent N]</c>: the file of all App Configurations, beside Debian's <c>sqlite3 -csv</c>
/// with the same SQL text on the same database, in turns (Specification 8).
/// </summary>
internal static class CsvBench
{
    private const double RatioToHold = 0.8, SlowdownToHold = 1.5;
    private const int MegabytesToHold = 50;
    private static readonly TimeSpan ListReading = TimeSpan.FromSeconds(10);

    internal static async Task<int> RunAsync(string[] args)
    {
        var file = args.DatabaseOption();
        await using var database = BenchDatabase.OpenToRead(file);
        PrintHeader(args, file, await database.CountUsersAsync());
        var export = database.Get<DownloadService>();
        var rows = await export.CountAsync(TestActors.Administrator, "app-configurations", new ListQuery());

        // The first file compiles the query. It is broken off soon: what it read would otherwise count as idle memory.
        using (var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1)))
        {
            await BrokenOffAsync(export, soon.Token);
        }

        var sqlFile = Path.GetTempFileName();
        await File.WriteAllTextAsync(sqlFile, await export.AppLinesSqlAsync() + ";");
        await MeasureFilesAsync(args, file, sqlFile, export, rows);
        File.Delete(sqlFile);
        if (args.Option("--concurrent", 0) is > 0 and var concurrent)
        {
            await MeasureBesideListsAsync(database, export, concurrent);
        }

        return 0;
    }

    private static async Task MeasureFilesAsync(string[] args, string file, string sqlFile, DownloadService export, int rows)
    {
        var ours = new List<double>();
        var peers = new List<double>();
        var bytes = 0L;
        using var memory = new MemoryWatch();
        for (var run = 0; run < args.Option("--runs", 5); run++)
        {
            using var sink = new CountingStream();
            ours.Add(await SecondsAsync(() => export.WriteAsync(
                TestActors.Administrator, "app-configurations", new ListQuery(), CsvFormat.Plain, sink)));
            bytes = sink.Length;
            peers.Add(await SecondsAsync(() => SqliteShell.WriteCsvAsync(file, sqlFile, "/dev/null")));
        }

        Print($"{rows:N0} App Configurations, {bytes / 1e6:N1} MB; working set {memory.PeakOverIdle / 1e6:N0} MB over idle at most (to "
            + $"hold: {MegabytesToHold})");
        PrintTable(
            1,
            [["into nothing", "runs", "best rows/s", "median rows/s"], Row("this program", ours, rows), Row("sqlite3 -csv", peers, rows)]);
        Print($"Rows/s in relation to sqlite3: best {peers.Min() / ours.Min():N2}, median "
            + $"{peers.Percentile(0.5) / ours.Percentile(0.5):N2} (to hold: {RatioToHold})");

        await MeasureDiskAsync(file, sqlFile, export, rows);
    }

    private static async Task MeasureDiskAsync(string file, string sqlFile, DownloadService export, int rows)
    {
        var target = Path.GetTempFileName();
        try
        {
            var seconds = await SecondsAsync(async () =>
            {
                await using var stream = File.Create(target);
                await export.WriteAsync(TestActors.Administrator, "app-configurations", new ListQuery(), CsvFormat.Plain, stream);
            });
            Print($"Into a file, once: {rows / seconds:N0} rows/s, {File.ReadLines(target).Count() - 1:N0} rows");
            seconds = await SecondsAsync(() => SqliteShell.WriteCsvAsync(file, sqlFile, target));
            Print($"sqlite3 into a file, once: {rows / seconds:N0} rows/s, {File.ReadLines(target).Count():N0} rows");
        }
        finally
        {
            File.Delete(target);
        }
    }

    /// <summary>How much slower pages of lists come while files are written.</summary>
    private static async Task MeasureBesideListsAsync(BenchDatabase database, DownloadService export, int concurrent)
    {
        _ = await ReadListsAsync(database, TimeSpan.FromSeconds(3));
        var alone = await ReadListsAsync(database, ListReading);

        using var enough = new CancellationTokenSource();
        var exports = Enumerable.Range(0, concurrent).Select(_ => Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
            {
                await BrokenOffAsync(export, enough.Token);
            }
        })).ToArray();
        var beside = await ReadListsAsync(database, ListReading);
        await enough.CancelAsync();
        await Task.WhenAll(exports);

        Print($"");
        Print($"Random pages of Users and App Configurations, read one after the other, beside {concurrent} files (to hold: less than "
            + $"{SlowdownToHold} times slower)");
        PrintTable(1, [["", "n", "p50 ms", "p95 ms"], Row("alone", alone), Row("beside", beside)]);
        Print($"Slower: p50 {beside.Percentile(0.5) / alone.Percentile(0.5):N2}, p95 "
            + $"{beside.Percentile(0.95) / alone.Percentile(0.95):N2} times");

        static string[] Row(string name, List<double> times) =>
            [name, $"{times.Count}", Number(times.Percentile(0.5)), Number(times.Percentile(0.95))];
    }

    private static async Task<List<double>> ReadListsAsync(BenchDatabase database, TimeSpan duration)
    {
        var random = new Random(1);
        var lists = ListUnderTest.All.Where(list => list.Name is ListUnderTest.Users or ListUnderTest.AppConfigurations).ToList();
        Func<Type, object> get = database.Get<IServiceProvider>().GetRequiredService;
        var pages = Math.Max(1, await database.CountUsersAsync() / 25);
        var times = new List<double>();
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < duration;)
        {
            foreach (var list in lists)
            {
                var start = Stopwatch.GetTimestamp();
                await list.ReadAsync(
                    get, new ListQuery { Sort = list.SortKeys[random.Next(list.SortKeys.Length)], Page = random.Next(1, pages + 1) });
                times.Add(MillisecondsSince(start));
            }
        }

        return times;
    }

    private static async Task BrokenOffAsync(DownloadService export, CancellationToken cancellationToken)
    {
        try
        {
            using var sink = new CountingStream();
            await export.WriteAsync(
                TestActors.Administrator, "app-configurations", new ListQuery(), CsvFormat.Plain, sink, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Enough was written.
        }
    }

    private static async Task<double> SecondsAsync(Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return MillisecondsSince(start) / 1000;
    }

    private static string[] Row(string name, List<double> seconds, int rows) =>
        [name, $"{seconds.Count}", Number(rows / seconds.Min()), Number(rows / seconds.Percentile(0.5))];
}
