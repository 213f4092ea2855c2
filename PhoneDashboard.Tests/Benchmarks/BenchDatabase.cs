using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>
/// Core's real services over an existing database file, with connections pooled as in the product. It is neither migrated nor seeded: a
/// benchmark leaves it as it is.
/// </summary>
internal sealed class BenchDatabase : ITestServices, IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly string _folder = Directory.CreateTempSubdirectory("phonedashboard-bench-").FullName;

    private BenchDatabase(string file, SqliteOpenMode mode, IInterceptor[] interceptors, (string Key, string Value)[] more)
    {
        var settings = TestDb.Settings(_folder);
        settings["ConnectionStrings:Dashboard"] = new SqliteConnectionStringBuilder { DataSource = file, Mode = mode }.ConnectionString;
        foreach (var (key, value) in more)
        {
            settings[key] = value;
        }

        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        _services = new ServiceCollection().AddLogging().AddPhoneDashboardCore(configuration)
            .ConfigureDbContext<DashboardDb>(options => options.AddInterceptors(interceptors)).BuildServiceProvider();
    }

    /// <summary>SQLite itself refuses a write.</summary>
    internal static BenchDatabase OpenToRead(string file) => new(file, SqliteOpenMode.ReadOnly, [], []);

    /// <summary>To be changed: a copy.</summary>
    internal static BenchDatabase OpenToWrite(string file) => new(file, SqliteOpenMode.ReadWrite, [], []);

    /// <summary>The same with more settings, and somebody who is told of each statement.</summary>
    internal static BenchDatabase OpenToWrite(string file, IInterceptor interceptor, (string Key, string Value)[] settings) =>
        new(file, SqliteOpenMode.ReadWrite, [interceptor], settings);

    /// <summary>Measures on a copy of the database that the options name, which goes afterwards.</summary>
    internal static async Task<int> OnCopyAsync(string[] args, Func<BenchDatabase, Task<int>> measureAsync)
    {
        var folder = Directory.CreateTempSubdirectory("phonedashboard-bench-");
        var copy = Path.Combine(folder.FullName, "dashboard.db");
        File.Copy(args.DatabaseOption(), copy);
        try
        {
            await using var database = OpenToWrite(copy);
            BenchTools.PrintHeader(args, copy, await database.CountUsersAsync());
            return await measureAsync(database);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task<DashboardDb> OpenAsync() => Get<IDbContextFactory<DashboardDb>>().CreateDbContextAsync();

    internal async Task<int> CountUsersAsync() =>
        (await Get<PhoneUserService>().ListAsync(TestActors.Administrator, new ListQuery())).Total;

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
