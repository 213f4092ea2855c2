using System.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Connections;
using PhoneDashboard.Tests.Support;
using static PhoneDashboard.Tests.Benchmarks.BenchTools;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>
/// <c>circuit-flood [--asked 1000] [--limit 50]</c>: one account asks the real app for as many dashboards, by each of SignalR's transports,
/// and keeps what it gets.
/// </summary>
internal static class CircuitFlood
{
    private const string Page = "/users", Drawn = "Add";
    private const int InParallel = 8;

    internal static async Task<int> RunAsync(string[] args)
    {
        var (asked, limit) = (args.Option("--asked", 1000), args.Option("--limit", 50));
        await using var server = DashboardServer.With(builder => builder.UseSetting("Limits:OpenDashboards", $"{limit}"));
        Console.WriteLine(BenchmarkMachine.Describe());
        var table = new List<string[]> { new[] { "transport", "asked", "opened", "refused", "seconds", "MB more", "MB after" } };
        var isKept = true;
        foreach (var transport in new[] { HttpTransportType.LongPolling, HttpTransportType.ServerSentEvents, HttpTransportType.WebSockets })
        {
            using var memory = new MemoryWatch();
            var clock = Stopwatch.StartNew();
            var open = await AskAsync(server, transport, asked);
            table.Add([$"{transport}", $"{asked:N0}", $"{open.Count:N0}", $"{asked - open.Count:N0}", Number(clock.Elapsed.TotalSeconds),
                Number(memory.PeakOverIdle / 1e6), Number(await CloseAsync(open) / 1e6)]);
            isKept &= open.Count == (transport == HttpTransportType.WebSockets ? limit : 0);
        }

        PrintTable(1, [.. table]);
        return isKept ? 0 : 1;
    }

    private static async Task<List<CircuitClient>> AskAsync(DashboardServer server, HttpTransportType transport, int asked)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        var (session, page) = (await server.SessionAsync(), new Uri(server.BaseAddress, Page));
        var open = new List<CircuitClient>();
        await Parallel.ForAsync(0, asked, new ParallelOptions { MaxDegreeOfParallelism = InParallel }, async (_, _) =>
        {
            if (await CircuitClient.TryOpenAsync(http, session, page, Drawn, transport) is { } client)
            {
                lock (open)
                {
                    open.Add(client);
                }
            }
        });
        return open;
    }

    // What stays, in bytes over nothing: the programs of server and clients are one process.
    private static async Task<long> CloseAsync(List<CircuitClient> open)
    {
        foreach (var client in open)
        {
            await client.DisposeAsync();
        }

        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
