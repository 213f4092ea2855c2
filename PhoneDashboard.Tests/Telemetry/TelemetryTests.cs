using System.Diagnostics;
using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Telemetry;

/// <summary>What the app tells a collector and its log, and what it keeps to itself.</summary>
public sealed class TelemetryTests
{
    private const string Secret = "s3cr3t-t0ken";

    private static readonly string[] Private = [Secret, "ann@example.com", "12025550101"];

    // Tokens and business data as addresses may carry them.
    private static readonly string[] Addresses =
        [
            $"/accept-invitation?token={Secret}", $"/reset-password?code={Secret}&email=ann@example.com", $"/activate/{Secret}",
            $"/provision/{Secret}", $"/device/{Secret}",
            "/users?search=ann@example.com", "/numbers?search=12025550101",
        ];

    [Fact]
    public async Task Export_WithAnEndpoint_SendsFiguresAndTracesWithoutWhatIsPrivate()
    {
        await using var collector = await OtlpStandIn.StartAsync();
        await using var server = DashboardServer.With(builder => builder
            .UseSetting("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Endpoint)
            .UseSetting("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));
        await VisitAsync(server);
        _ = (await server.Get<SettingsService>().SendTestMailAsync(TestActors.Administrator,
            new TestMail { Address = "ann@example.com" })).Value;
        while (!Directory.Exists(server.PickupFolder) || Directory.GetFiles(server.PickupFolder, "*.eml") is [])
        {
            await Task.Delay(20); // the queue takes it in its own time
        }

        string received;
        var clock = Stopwatch.StartNew();
        do
        {
            await Task.Delay(20); // the mail is counted after it was written
            Assert.True(server.Get<MeterProvider>().ForceFlush());
            Assert.True(server.Get<TracerProvider>().ForceFlush());
            received = collector.Received;
        }
        while (!received.Contains("phonedashboard.mails", StringComparison.Ordinal) && clock.Elapsed < TimeSpan.FromSeconds(20));

        foreach (var name in new[]
        {
            "phonedashboard.service.calls",
            "SendTestMailAsync",
            "phonedashboard.mails",
            "Written",
            "phonedashboard.outbox.depth",
            "phonedashboard.outbox.age",
            "http.server.request.duration",
            "url.path",
        })
        {
            Assert.Contains(name, received, StringComparison.Ordinal);
        }

        Assert.All(Private, secret => Assert.DoesNotContain(secret, received, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Export_WithoutAnEndpoint_IsNotThere()
    {
        await using var server = new DashboardServer();

        Assert.Null(server.Services.GetService<MeterProvider>());
        Assert.Null(server.Services.GetService<TracerProvider>());
    }

    [Fact]
    public async Task Log_EvenWhenAskedForMore_HoldsNoAddressWithAToken()
    {
        using var log = new EveryLine();
        await using var server = DashboardServer.With(builder => builder
            .UseSetting("Logging:LogLevel:Microsoft.AspNetCore", "Information")
            .UseSetting("Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics", "Information")
            .ConfigureLogging(logging => logging.AddProvider(log)));

        await VisitAsync(server);

        Assert.NotEmpty(log.Lines);
        Assert.All(log.Lines, line => Assert.DoesNotContain(Secret, line, StringComparison.Ordinal));
    }

    private static async Task VisitAsync(DashboardServer server)
    {
        using var client = await server.SignedInClientAsync();
        foreach (var address in Addresses)
        {
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        }
    }

    private sealed class EveryLine : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _lines = new();

        internal IReadOnlyList<string> Lines => [.. _lines];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
