using System.Globalization;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.SignIn;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>The published app as a process of its own, over a copy of a database: what is measured is what people run.</summary>
internal sealed class PublishedApp : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("phonedashboard-benchmark-");
    private readonly string _app, _readyPath;
    private ServerProcess? _process;

    private PublishedApp(BenchmarkOptions options)
    {
        _app = options.App is null ? Path.Combine(_folder.FullName, "app") : Path.GetFullPath(options.App);
        _readyPath = options.ReadyPath;
    }

    public Uri BaseAddress { get; } = ServerProcess.FreeAddress();

    /// <summary>The copy that it works on.</summary>
    public string Database => Path.Combine(_folder.FullName, "dashboard.db");

    /// <summary>Resident memory of the process, in bytes.</summary>
    public long ResidentBytes => _process!.ResidentBytes;

    /// <summary>Copies the database and, unless there is a published app to take, publishes this one.</summary>
    public static async Task<PublishedApp> PrepareAsync(BenchmarkOptions options)
    {
        var prepared = new PublishedApp(options);
        File.Copy(options.Database, prepared.Database);
        await prepared.SetUpAsync();
        if (options.App is null)
        {
            await ServerProcess.PublishAsync("PhoneDashboard.Web", prepared._app);
        }

        return prepared;
    }

    /// <summary>
    /// The version to compare with; null when none was asked for. Its database keeps its schema and gets the administrator of this one's.
    /// </summary>
    public static async Task<PublishedApp?> PrepareVersusAsync(BenchmarkOptions options, PublishedApp app)
    {
        if (options.Versus is null)
        {
            return null;
        }

        var prepared = new PublishedApp(options with { App = options.Versus });
        File.Copy(options.VersusDatabase ?? options.Database, prepared.Database);
        await CopyAdministratorAsync(app.Database, prepared.Database);
        return prepared;
    }

    /// <summary>Starts the process and waits until it says that it is ready; returns how long that took.</summary>
    public async Task<TimeSpan> StartAsync()
    {
        _process = await ServerProcess.StartAsync(Path.Combine(_app, "PhoneDashboard.Web.dll"), new Uri(BaseAddress, _readyPath), new()
        {
            ["ASPNETCORE_URLS"] = BaseAddress.ToString(),
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ConnectionStrings__Dashboard"] = $"Data Source={Database}",
            ["DataProtection__KeysFolder"] = Path.Combine(_folder.FullName, "keys"),
            ["Limits__OpenDashboards"] = "10000", // all of them are one account's here
            ["Email__PickupFolder"] = Path.Combine(_folder.FullName, "mail"),
            ["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location,
            [StartupHook.SocketVariable] = MemorySocket,
        });
        return _process.Clock.Elapsed;
    }

    /// <summary>Has the process collect all that is garbage; returns the bytes of its live objects.</summary>
    public async Task<long> CollectAsync()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(MemorySocket));
        using var reader = new StreamReader(new NetworkStream(socket));
        return long.Parse((await reader.ReadToEndAsync()).Trim(), CultureInfo.InvariantCulture);
    }

    public async Task StopAsync()
    {
        await _process!.DisposeAsync();
        _process = null;
        File.Delete(MemorySocket);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await StopAsync();
        }

        _folder.Delete(recursive: true);
    }

    private string MemorySocket => Path.Combine(_folder.FullName, "memory");

    // By the columns that both versions have: this one's model may know more than the other one's tables.
    private static async Task CopyAdministratorAsync(string from, string to)
    {
        await using var connection = new SqliteConnection($"Data Source={to};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"ATTACH '{from}' AS this";
        await command.ExecuteNonQueryAsync();
        command.CommandText = """
            SELECT group_concat('"' || name || '"') FROM pragma_table_info('TeamAccounts', 'main')
            WHERE name IN (SELECT name FROM pragma_table_info('TeamAccounts', 'this'))
            """;
        var columns = (string)(await command.ExecuteScalarAsync())!;
        command.CommandText = $"""
            INSERT INTO main.TeamAccounts ({columns}) SELECT {columns} FROM this.TeamAccounts;
            UPDATE main.AccountSettings SET SetUpUtc = (SELECT SetUpUtc FROM this.AccountSettings);
            """;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The copy gets this version's tables, and an administrator to sign in with.</summary>
    private Task SetUpAsync() => SetUpNewAsync(_folder.FullName);

    /// <summary>The same of a database in a folder, which is made if it is not there.</summary>
    internal static async Task SetUpNewAsync(string folder)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(TestDb.Settings(folder)).Build();
        await using var services = new ServiceCollection().AddLogging().AddPhoneDashboardCore(configuration).BuildServiceProvider();
        await services.GetRequiredService<DatabaseStartup>().RunAsync();
        _ = (await services.GetRequiredService<TeamAccessService>().SetUpAsync(TeamSession.Administrator())).Value;
    }
}
