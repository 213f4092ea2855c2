using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using PhoneDashboard.Tests.Support;
using static PhoneDashboard.Tests.Benchmarks.BenchTools;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>
/// <c>export-stall --database FILE [--app FOLDER] [--asked 100]</c>: one account asks the published app for as many files of all App
/// Configurations and reads none of them, while another page is opened again and again. Exit code 1 when too many were begun, took too much
/// memory, or were not cut off.
/// </summary>
internal static class ExportStall
{
    private const string Page = "/contact-methods", Drawn = "Actions for ";
    private const int Looks = 20;
    private const long MostBytes = 100_000_000;
    private static readonly TimeSpan LongestWatched = TimeSpan.FromMinutes(2);

    internal static async Task<int> RunAsync(string[] args)
    {
        var asked = args.Option("--asked", 100);
        await using var published = await PublishedApp.PrepareAsync(BenchmarkOptions.Parse(args));
        Console.WriteLine(BenchmarkMachine.Describe());
        await published.StartAsync();
        var session = await TeamSession.StartAsync(published.BaseAddress);
        _ = await LookAsync(published, session);
        var alone = await LookAsync(published, session);
        var idle = published.ResidentBytes;

        var clock = Stopwatch.StartNew();
        var sockets = new List<TcpClient>();
        for (var number = 0; number < asked; number++)
        {
            sockets.Add(await AskAsync(published.BaseAddress, session));
        }

        var statuses = await Task.WhenAll(sockets.Select(StatusAsync));
        var beside = await LookAsync(published, session);
        var most = published.ResidentBytes - idle;
        var files = sockets.Where((_, index) => statuses[index] == "200").ToList();
        while (files.Any(IsOpen) && clock.Elapsed < LongestWatched)
        {
            await Task.Delay(200);
        }

        Print($"{asked} asked for: {files.Count} begun, {statuses.Count(status => status == "429")} refused (429)");
        Print($"resident memory over idle: {most / 1e6:N0} MB");
        PrintTable(1, ["page to rows", "p50 ms", "p95 ms"], Row("alone", alone), Row("beside", beside));
        Print(files.Any(IsOpen) ? $"after {clock.Elapsed.TotalSeconds:N0} s {files.Count(IsOpen)} were still open"
            : $"all were cut off after {clock.Elapsed.TotalSeconds:N0} s");
        var isHeld = files.Count < asked && most < MostBytes && !files.Any(IsOpen);
        sockets.ForEach(socket => socket.Dispose());
        return isHeld ? 0 : 1;
    }

    private static string[] Row(string name, List<double> times) => [name, Number(times.Percentile(0.5)), Number(times.Percentile(0.95))];

    private static bool IsOpen(TcpClient tcp) => !tcp.Client.Poll(TimeSpan.Zero, SelectMode.SelectError);

    private static async Task<List<double>> LookAsync(PublishedApp published, TeamSession session)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        var times = new List<double>();
        for (var look = 0; look < Looks; look++)
        {
            var start = Stopwatch.GetTimestamp();
            await using var client = await CircuitClient.OpenAsync(http, session, new Uri(published.BaseAddress, Page), Drawn);
            times.Add(MillisecondsSince(start));
            await client.LeaveAsync(http, session);
        }

        return times;
    }

    private static async Task<TcpClient> AskAsync(Uri server, TeamSession session)
    {
        var tcp = new TcpClient { ReceiveBufferSize = 4096 };
        await tcp.ConnectAsync(IPAddress.Loopback, server.Port);
        var request = $"GET /export/app-configurations HTTP/1.1\r\nHost: {server.Authority}\r\nCookie: {session.Header}\r\n\r\n";
        await tcp.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
        return tcp;
    }

    // "HTTP/1.1 200": no more is read.
    private static async Task<string> StatusAsync(TcpClient tcp)
    {
        var line = new byte[12];
        await tcp.GetStream().ReadExactlyAsync(line);
        return Encoding.ASCII.GetString(line)[^3..];
    }
}
