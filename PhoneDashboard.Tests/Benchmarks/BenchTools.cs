using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>What every benchmark needs: its options, the machine it ran on, percentiles and a table.</summary>
internal static class BenchTools
{
#if DEBUG
    private const string Build = "DEBUG BUILD: add -c Release before these figures mean anything";
#else
    private const string Build = "Release build";
#endif

    /// <summary>The value after an option such as <c>--rounds</c>, or the default.</summary>
    internal static string Option(this string[] args, string name, string otherwise) =>
        Array.IndexOf(args, name) is >= 0 and var index && index + 1 < args.Length ? args[index + 1] : otherwise;

    /// <inheritdoc cref="Option(string[], string, string)"/>
    internal static int Option(this string[] args, string name, int otherwise) =>
        int.Parse(args.Option(name, otherwise.ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);

    /// <summary>The database to measure; it must be there.</summary>
    internal static string DatabaseOption(this string[] args)
    {
        var file = Path.GetFullPath(args.Option("--database", ""));
        return File.Exists(file) ? file : throw new FileNotFoundException("Name a database: --database FILE", file);
    }

    /// <summary>By which command, on which machine, over which data: without these a figure says nothing.</summary>
    internal static void PrintHeader(string[] args, string database, int users)
    {
        Print($"$ dotnet run -c Release --project PhoneDashboard.Tests -- {string.Join(' ', args)}");
        Print($"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9:N0} GB, "
            + $"{RuntimeInformation.OSDescription}");
        Print($"{RuntimeInformation.FrameworkDescription}, {Build}, {(GCSettings.IsServerGC ? "server" : "workstation")} GC, SQLite "
            + $"{SqliteVersion()}, load average {LoadAverage()}");
        Print($"{users:N0} users in {new FileInfo(database).Length / 1e6:N0} MB");
        Print($"");
    }

    /// <summary>The value that a share of the samples does not exceed (nearest rank).</summary>
    internal static double Percentile(this IEnumerable<double> samples, double share)
    {
        var sorted = samples.Order().ToArray();
        return sorted.Length == 0 ? double.NaN : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }

    /// <summary>Milliseconds since a <see cref="Stopwatch.GetTimestamp"/>.</summary>
    internal static double MillisecondsSince(long start) => Stopwatch.GetElapsedTime(start).TotalMilliseconds;

    /// <summary>Adds a row to a table of what was done, how many of it, its seconds, and megabytes allocated.</summary>
    internal static async Task TimeAsync(List<string[]> table, string name, Func<Task<int>> measured)
    {
        var (allocated, clock) = (GC.GetTotalAllocatedBytes(), Stopwatch.StartNew());
        var count = await measured();
        table.Add([name, $"{count}", Number(clock.Elapsed.TotalSeconds), Number((GC.GetTotalAllocatedBytes() - allocated) / 1e6)]);
    }

    internal static void Print(string line) => Console.WriteLine(line);

    /// <summary>A number with a digit after the point while it is small.</summary>
    internal static string Number(double value) => value.ToString(value < 100 ? "0.0" : "#,0", CultureInfo.InvariantCulture);

    /// <summary>
    /// A table with columns as wide as their widest cell; the first <paramref name="texts"/> columns to the left, numbers to the right.
    /// </summary>
    internal static void PrintTable(int texts, params IReadOnlyList<string[]> rows)
    {
        var widths = rows[0].Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
        {
            Console.WriteLine(string.Join(
                "  ", row.Select((cell, column) => column < texts ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])))
                .TrimEnd());
        }

        Console.WriteLine();
    }

    private static string LoadAverage() =>
        File.Exists("/proc/loadavg") ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ')[..3]) : "unknown";

    private static string SqliteVersion()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        return connection.ServerVersion;
    }
}
