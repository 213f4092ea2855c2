using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>A published program that serves pages, as a process of its own.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServerProcess(ProcessStartInfo start)
    {
        var clock = Stopwatch.StartNew();
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, _) => { }; // read, so that a full pipe does not stop it
        _process.BeginOutputReadLine();
        Clock = clock;
    }

    /// <summary>From the start until it was ready.</summary>
    internal Stopwatch Clock { get; }

    /// <summary>Resident memory, in bytes.</summary>
    internal long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>An address of this machine where nobody listens yet.</summary>
    internal static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new UriBuilder(Uri.UriSchemeHttp, "127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port).Uri;
    }

    /// <summary>Publishes a project of the repository as people run it.</summary>
    internal static async Task PublishAsync(string project, string folder)
    {
        string[] arguments = ["publish", Path.Combine(Repository.Root, project), "-c", "Release", "-o", folder, "-v", "quiet"];
        using var publish = Process.Start(new ProcessStartInfo("dotnet", arguments))!;
        await publish.WaitForExitAsync();
        if (publish.ExitCode != 0)
        {
            throw new InvalidOperationException($"{project} could not be published.");
        }
    }

    /// <summary>Starts a program's assembly in its own folder and waits until an address answers.</summary>
    internal static async Task<ServerProcess> StartAsync(string assembly, Uri ready, Dictionary<string, string> environment,
        params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [assembly, .. arguments])
        {
            WorkingDirectory = Path.GetDirectoryName(assembly),
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var server = new ServerProcess(start);
        await server.WaitUntilReadyAsync(ready);
        server.Clock.Stop();
        return server;
    }

    /// <summary>Asks it to end, as a supervisor does.</summary>
    /// <returns>How long it took, and its exit code.</returns>
    internal async Task<(TimeSpan Took, int ExitCode)> TerminateAsync()
    {
        var clock = Stopwatch.StartNew();
        using var ask = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync();
        return (clock.Elapsed, _process.ExitCode);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task WaitUntilReadyAsync(Uri ready)
    {
        using var http = new HttpClient();
        while (!_process.HasExited)
        {
            try
            {
                using var answer = await http.GetAsync(ready);
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

        throw new InvalidOperationException($"The program ended before {ready.AbsolutePath} answered.");
    }
}
