using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>The published app as a process of its own, over a copy of a database: what is measured is what people run.</summary>
internal sealed class PublishedApp : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("phonedashboard-benchmark-");
    private readonly string _app, _readyPath;
    private Process? _process;

    private PublishedApp(BenchmarkOptions options)
    {
        _app = options.App ?? Path.Combine(_folder.FullName, "app");
        _readyPath = options.ReadyPath;
        BaseAddress = new UriBuilder(Uri.UriSchemeHttp, "127.0.0.1", FreePort()).Uri;
    }

    public Uri BaseAddress { get; }

    /// <summary>Resident memory of the process, in bytes.</summary>
    public long ResidentBytes
    {
        get
        {
            _process!.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Copies the database and, unless there is a published app to take, publishes this one.</summary>
    public static async Task<PublishedApp> PrepareAsync(BenchmarkOptions options)
    {
        var prepared = new PublishedApp(options);
        File.Copy(options.Database, Path.Combine(prepared._folder.FullName, "dashboard.db"));
        await prepared.SetUpAsync();
        if (options.App is null)
        {
            using var publish = Process.Start(new ProcessStartInfo("dotnet", ["publish", Path.Combine(Repository.Root, "PhoneDashboard.Web"), "-c", "Release", "-o", prepared._app, "-v", "quiet"]))!;
            await publish.WaitForExitAsync();
            if (publish.ExitCode != 0)
            {
                throw new InvalidOperationException("The app could not be published.");
            }
        }

        return prepared;
    }

    /// <summary>Starts the process and waits until it says that it is ready; returns how long that took.</summary>
    public async Task<TimeSpan> StartAsync()
    {
        var start = new ProcessStartInfo("dotnet", Path.Combine(_app, "PhoneDashboard.Web.dll")) { WorkingDirectory = _app, RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["ASPNETCORE_URLS"] = BaseAddress.ToString();
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ConnectionStrings__Dashboard"] = $"Data Source={Path.Combine(_folder.FullName, "dashboard.db")}";
        start.Environment["DataProtection__KeysFolder"] = Path.Combine(_folder.FullName, "keys");
        start.Environment["Email__PickupFolder"] = Path.Combine(_folder.FullName, "mail");
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location;
        start.Environment[StartupHook.SocketVariable] = MemorySocket;
        var clock = Stopwatch.StartNew();
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, _) => { }; // read, so that a full pipe does not stop it
        _process.BeginOutputReadLine();
        await WaitUntilReadyAsync();
        return clock.Elapsed;
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
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
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

    /// <summary>The copy gets an administrator to sign in with.</summary>
    private async Task SetUpAsync()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(TestDb.Settings(_folder.FullName)).Build();
        await using var services = new ServiceCollection().AddLogging().AddPhoneDashboardCore(configuration).BuildServiceProvider();
        await services.GetRequiredService<DatabaseStartup>().RunAsync();
        _ = (await services.GetRequiredService<TeamAccessService>().SetUpAsync(TeamSession.Administrator())).Value;
    }

    private async Task WaitUntilReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = BaseAddress };
        while (!_process!.HasExited)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(_readyPath, UriKind.Relative));
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(10);
        }

        throw new InvalidOperationException($"The app ended before {_readyPath} answered.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
