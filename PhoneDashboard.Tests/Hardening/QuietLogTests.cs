using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PhoneDashboard.Core.Data.Sample;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Tests.Benchmarks;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Hardening;

/// <summary>What people and probes do every day is no warning: whoever reads the log would learn to look away.</summary>
public sealed class QuietLogTests
{
    private static readonly string[] Pages = ["/", "/users", "/contact-methods", "/activity", "/settings", "/numbers"];

    // Once in the life of an installation; and the tests' own way to a port.
    private static readonly string[] OfTheFirstStart =
        ["Microsoft.EntityFrameworkCore.Migrations", "Microsoft.AspNetCore.DataProtection", "Microsoft.AspNetCore.Server.Kestrel"];

    // Pages that are being drawn, are open, and have just been read again, when the server is told to stop.
    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    [InlineData(100)]
    public async Task StartAndStop_AmidOpenPagesAndBrokenOffRequests_WarnOfNothing(int milliseconds)
    {
        var warnings = new Warnings();
        await using (var server = DashboardServer.With(
            builder => builder.ConfigureServices(services => services.AddSingleton<ILoggerProvider>(warnings))))
        {
            using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false });
            using (await http.GetAsync(new Uri(server.BaseAddress, "/health/ready")))
            {
                // perhaps while it warms up: a probe asks from the first moment on
            }

            await server.Get<SampleDataService>().LoadAsync(TestActors.Administrator, new SampleSize());
            var session = await server.SessionAsync();
            foreach (var page in Pages)
            {
                _ = CircuitClient.TryOpenAsync(
                    http, session, new Uri(server.BaseAddress, page), "is never drawn", HttpTransportType.WebSockets);
                await Task.Delay(milliseconds);
                await BreakOffAsync(server, session, page);
                await BreakOffAsync(server, session, "/export/users");
            }

            await server.AddColleagueAsync(Role.Operator); // so that they are read again
            await Task.Delay(milliseconds);
        }

        Assert.True(warnings.Lines.Count == 0, string.Join("\n\n", warnings.Lines));
    }

    private static async Task BreakOffAsync(DashboardServer server, TeamSession session, string path)
    {
        using var tcp = new TcpClient { LingerState = new LingerOption(enable: true, 0) };
        await tcp.ConnectAsync(IPAddress.Loopback, server.BaseAddress.Port);
        var request = $"GET {path} HTTP/1.1\r\nHost: {server.BaseAddress.Authority}\r\nCookie: {session.Header}\r\n\r\n";
        await tcp.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
        await Task.Delay(5);
    }

    private sealed class Warnings : ILoggerProvider
    {
        private readonly ConcurrentQueue<string> _lines = new();

        internal IReadOnlyList<string> Lines => [.. _lines];

        public ILogger CreateLogger(string categoryName) => new Logger(categoryName, _lines);

        public void Dispose()
        {
        }

        private sealed class Logger(string category, ConcurrentQueue<string> lines) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

            public void Log<TState>(
                LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                if (IsEnabled(logLevel) && !OfTheFirstStart.Any(known => category.StartsWith(known, StringComparison.Ordinal)))
                {
                    lines.Enqueue($"{category}: {formatter(state, exception)} {exception}");
                }
            }
        }
    }
}
