using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>The product without its pages, over the database of a folder, started as the product starts.</summary>
internal sealed class CrashProcess : ITestServices, IAsyncDisposable
{
    private readonly IHost _host;

    private CrashProcess(IHost host) => _host = host;

    public IServiceProvider Services => _host.Services;

    /// <summary>Opens the database; sends no mail unless <see cref="StartAsync"/> is called.</summary>
    /// <param name="folder">Holds the database and the keys.</param>
    /// <param name="mailUrl">Where SendGrid's stand-in is; null for a process that sends nothing.</param>
    /// <param name="key">By this the stand-in tells processes apart.</param>
    /// <param name="clock">Another time than the system's.</param>
    internal static async Task<CrashProcess> OpenAsync(
        string folder, string? mailUrl = null, string key = "SG.crash", TimeProvider? clock = null)
    {
        var process = Build(folder, mailUrl, key, clock);
        await process.Get<DatabaseStartup>().RunAsync();
        return process;
    }

    /// <summary>The same without touching the database: for a restore.</summary>
    internal static CrashProcess Build(
        string folder, string? mailUrl = null, string key = "SG.crash", TimeProvider? clock = null, ILoggerProvider? log = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(TestDb.Settings(folder));
        if (mailUrl is not null)
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["SendGrid:ApiKey"] = key,
                ["SendGrid:BaseUrl"] = mailUrl,
            });
        }

        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        if (log is not null)
        {
            builder.Logging.AddProvider(log);
        }

        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        builder.Services.AddPhoneDashboardCore(builder.Configuration);
        return new CrashProcess(builder.Build());
    }

    /// <summary>From here on mails are sent.</summary>
    internal Task StartAsync() => _host.StartAsync();

    internal async Task<bool> IsMailWaitingAsync()
    {
        await using var db = await OpenAsync();
        return await db.Outbox.AnyAsync(mail => mail.State == OutboxState.Queued);
    }

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    public Task<DashboardDb> OpenAsync() => Get<IDbContextFactory<DashboardDb>>().CreateDbContextAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }
}
