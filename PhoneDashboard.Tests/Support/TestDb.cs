using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Tests.Support;

/// <summary>The real services of Core over a real database file in a folder of its own.</summary>
public sealed class TestDb : ITestServices, IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private TestDb(string folder, ServiceProvider services)
    {
        Folder = folder;
        _services = services;
    }

    public string Folder { get; }

    public IServiceProvider Services => _services;

    /// <summary>
    /// A new database, migrated and seeded as at the first start. Settings go over the defaults; <paramref name="configure"/> may put in
    /// fakes for what leaves the process.
    /// </summary>
    public static async Task<TestDb> CreateAsync(Action<IServiceCollection>? configure = null, params (string Key, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("phonedashboard-test-").FullName;
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(Settings(folder))
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
            .Build();
        var services = new ServiceCollection().AddLogging();
        configure?.Invoke(services);
        services.AddPhoneDashboardCore(configuration);
        var db = new TestDb(folder, services.BuildServiceProvider());
        await db.Get<DatabaseStartup>().RunAsync();
        return db;
    }

    /// <summary>The configuration of an app that keeps everything in <paramref name="folder"/>.</summary>
    public static Dictionary<string, string?> Settings(string folder) => new()
    {
        ["ConnectionStrings:Dashboard"] = $"Data Source={Path.Combine(folder, "dashboard.db")}",
        ["DataProtection:KeysFolder"] = Path.Combine(folder, "keys"),
        ["Email:PickupFolder"] = Path.Combine(folder, "mail"),
        ["Email:From"] = "PhoneDashboard <invites@example.com>",
        ["Backup:Folder"] = Path.Combine(folder, "backups"),
        ["PublicUrl"] = "http://localhost:5080",
    };

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task<DashboardDb> OpenAsync() => Get<IDbContextFactory<DashboardDb>>().CreateDbContextAsync();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
