using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Health;

namespace PhoneDashboard.Tests.Health;

public sealed class HealthEndpointTests
{
    private static readonly Uri Live = new("/health/live", UriKind.Relative), Ready = new("/health/ready", UriKind.Relative);

    [Fact]
    public async Task Ready_WhileWarmingUp_Answers503_AndLiveAnswers200()
    {
        using var gate = new ManualResetEventSlim();
        using var log = new WarningLog();
        await using var server = WithPreferences(script =>
        {
            gate.Wait();
            return new UserPreferences(script);
        }, log);
        using var http = server.CreateClient();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await http.GetAsync(Ready)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(Live)).StatusCode);
        Assert.Empty(log.Of("Microsoft.Extensions.Diagnostics.HealthChecks")); // a start is no failure

        gate.Set();
        await server.Get<WarmUp>().ExecuteTask!;
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(Ready)).StatusCode);
    }

    [Fact]
    public async Task Ready_DatabaseGone_Answers503()
    {
        await using var server = new DashboardServer();
        using var http = server.CreateClient();
        await server.Get<WarmUp>().ExecuteTask!;
        await using var db = await server.OpenAsync();

        SqliteConnection.ClearAllPools();
        File.Delete(new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await http.GetAsync(Ready)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(Live)).StatusCode);
    }

    [Fact]
    public async Task Ready_MailsDueForLong_IsDegradedAndStillAnswers200()
    {
        await using var server = DashboardServer.With(
            builder => builder.ConfigureServices(services => services.AddSingleton<IEmailSender, SilentSender>()));
        using var http = server.CreateClient();
        await server.Get<WarmUp>().ExecuteTask!;
        Assert.Equal("Healthy", await http.GetStringAsync(Ready));

        await using (var db = await server.OpenAsync())
        {
            await using var write = await db.BeginWriteAsync(Actor.System("Test"));
            var longAgo = DateTime.UtcNow - ReadyCheck.LongestLag - TimeSpan.FromMinutes(1);
            db.Add(new OutboxEmail
            {
                Kind = OutboxKind.Test,
                Recipient = "ann@example.com",
                State = OutboxState.Queued,
                CreatedUtc = longAgo,
                NextAttemptUtc = longAgo,
                LeasedUntilUtc = DateTime.UtcNow.AddMinutes(1),
            });
            _ = (await write.SaveAsync()).Value;
        }

        using var answer = await http.GetAsync(Ready);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("Degraded", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Ready_DatabaseOlderThanTheProgram_Answers503()
    {
        await using var server = new DashboardServer();
        using var http = server.CreateClient();
        await server.Get<WarmUp>().ExecuteTask!;
        await using var db = await server.OpenAsync();

        await db.Database.ExecuteSqlRawAsync(
            "DELETE FROM __EFMigrationsHistory WHERE MigrationId = (SELECT max(MigrationId) FROM __EFMigrationsHistory)");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await http.GetAsync(Ready)).StatusCode);
    }

    [Fact]
    public async Task WarmUp_Succeeds_WithoutAWarning()
    {
        using var log = new WarningLog();
        await using var server = DashboardServer.With(builder => builder.ConfigureLogging(logging => logging.AddProvider(log)));

        await server.Get<WarmUp>().ExecuteTask!;

        Assert.Empty(log.Of<WarmUp>());
    }

    [Fact]
    public async Task WarmUp_Fails_IsLogged_AndTheAppIsReadyAllTheSame()
    {
        using var log = new WarningLog();
        await using var server = WithPreferences(_ => throw new InvalidOperationException("No preferences."), log);
        using var http = server.CreateClient();
        await server.Get<WarmUp>().ExecuteTask!;

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(Ready)).StatusCode);
        Assert.Contains("The warm-up failed", Assert.Single(log.Of<WarmUp>()), StringComparison.Ordinal);
    }

    // Every page asks for the person's preferences, the warm-up too: the place to stop it.
    private static DashboardServer WithPreferences(Func<PageScript, UserPreferences> preferences, WarningLog? log = null) =>
        DashboardServer.With(builder => builder
            .ConfigureServices(services => services.AddScoped(provider => preferences(provider.GetRequiredService<PageScript>())))
            .ConfigureLogging(logging => logging.Services.AddSingleton<ILoggerProvider>(log ?? new WarningLog())));

    private sealed class SilentSender : IEmailSender
    {
        public Task<EmailOutcome> SendAsync(EmailMessage message, CancellationToken cancellationToken = default) =>
            Task.FromResult<EmailOutcome>(new EmailOutcome.RetryLater(null, "Busy."));
    }

    private sealed class WarningLog : ILoggerProvider
    {
        private readonly ConcurrentQueue<(string Category, string Message)> _warnings = new();

        public IEnumerable<string> Of<T>() =>
            _warnings.Where(warning => warning.Category == typeof(T).FullName).Select(warning => warning.Message);

        public IEnumerable<string> Of(string category) =>
            _warnings.Where(warning => warning.Category.StartsWith(category, StringComparison.Ordinal)).Select(warning => warning.Message);

        public ILogger CreateLogger(string categoryName) => new Logger(categoryName, _warnings);

        public void Dispose()
        {
        }

        private sealed class Logger(string category, ConcurrentQueue<(string Category, string Message)> warnings) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

            public void Log<TState>(
                LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                warnings.Enqueue((category, formatter(state, exception)));
        }
    }
}
