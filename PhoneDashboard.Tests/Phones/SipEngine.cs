using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Phones;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Phones;

/// <summary>
/// The SIP engine of docs/sip beside a dashboard of a test: its files as the command <c>sip</c> writes them, run by their start script.
/// </summary>
internal sealed class SipEngine : IAsyncDisposable
{
    /// <summary>The domain of all tests.</summary>
    internal const string Domain = "sip.example.com";

    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(3) };
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly string _folder, _store;
    private readonly int _rpc;
    private readonly StringWriter _log = new();
    private readonly bool _isSmall;
    private Process? _process;

    private SipEngine(string folder, string store, int rpc, bool isSmall) =>
        (_folder, _store, _rpc, _isSmall) = (folder, store, rpc, isSmall);

    /// <summary>What it logged.</summary>
    internal string Log
    {
        get
        {
            lock (_log)
            {
                return _log.ToString();
            }
        }
    }

    /// <summary>What must not be in the log of an engine that runs.</summary>
    internal IEnumerable<string> Faults => Log.Split('\n')
        .Where(line => line.Contains("CRITICAL:", StringComparison.Ordinal) || line.Contains("ERROR:", StringComparison.Ordinal)
            || line.Contains("freeing already freed", StringComparison.Ordinal));

    /// <summary>The configuration that the dashboard needs for it.</summary>
    /// <param name="folder">A folder of the test.</param>
    /// <param name="ports">Where all listen.</param>
    internal static (string Key, string Value)[] Settings(string folder, SipPorts ports) =>
    [
        ("Sip:Domain", Domain),
        ("Sip:Server", $"127.0.0.1:{ports.Engine};transport=tcp"),
        ("Sip:AllowMd5", "true"),
        ("Sip:Md5Server", $"127.0.0.1:{ports.Md5};transport=udp"),
        ("Sip:Listen", $"127.0.0.1:{ports.Engine}"),
        ("Sip:EngineRpc", $"http://127.0.0.1:{ports.Rpc}/RPC"),
        ("Sip:EngineStore", Path.Combine(folder, "sip", "engine.db")),
        ("Sip:MediaServer", $"127.0.0.1:{ports.Media}"),
    ];

    /// <summary>Settings more, so that it also listens by TLS.</summary>
    internal static (string Key, string Value)[] TlsSettings(SipPorts ports, string certificate, string key) =>
        [("Sip:TlsListen", $"127.0.0.1:{ports.Tls}"), ("Sip:CertificateFile", certificate), ("Sip:KeyFile", key)];

    /// <summary>Writes the engine's files for the dashboard, beside its database, and changes in them what tests cannot wait for.</summary>
    /// <param name="dashboard">Whose engine it is.</param>
    /// <param name="folder">The one of <see cref="Settings"/>.</param>
    /// <param name="changes">Other values of local.cfg than tests have, by name.</param>
    internal static async Task<string> WriteAsync(ITestServices dashboard, string folder, params (string Name, string Value)[] changes)
    {
        var files = Path.Combine(folder, "engine");
        _ = (await dashboard.Get<SipFolder>().WriteAsync(Actor.System("Test"), files)).Value;
        foreach (var file in Directory.EnumerateFiles(files, "local.cfg", SearchOption.AllDirectories))
        {
            var text = await File.ReadAllTextAsync(file);
            foreach (var (product, test) in new[]
                     {
                         ("!RING_MS!30000!", "!RING_MS!2000!"), ("!WORKERS!4!", "!WORKERS!2!"), ("!PIKE!200!", "!PIKE!2000!"),
                         ("!CALL_SECONDS!14400!", "!CALL_SECONDS!8!"),
                     })
            {
                Assert.Contains(product, text, StringComparison.Ordinal);
                var name = product.Split('!')[1];
                var other = Array.Find(changes, change => change.Name == name).Value;
                text = text.Replace(product, other is null ? test : $"!{name}!{other}!", StringComparison.Ordinal);
            }

            await File.WriteAllTextAsync(file, text);
        }

        return files;
    }

    /// <summary>Starts it.</summary>
    /// <param name="files">What <see cref="WriteAsync"/> wrote, or the folder for MD5 within.</param>
    /// <param name="folder">The one of <see cref="Settings"/>.</param>
    /// <param name="rpc">Its port for RPC: for MD5 the third one after.</param>
    /// <param name="isSmall">With less memory than an installation has: several run at once.</param>
    internal static async Task<SipEngine> StartAsync(string files, string folder, int rpc, bool isSmall = true)
    {
        await MachineProgram.Kamailio.FindAsync();
        var engine = new SipEngine(files, Path.Combine(folder, "sip", "engine.db"), rpc, isSmall);
        try
        {
            await engine.StartAsync();
            return engine;
        }
        catch
        {
            await engine.StopAsync();
            throw;
        }
    }

    /// <summary>Ends it and starts it again.</summary>
    internal async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    /// <summary>Asks it; null for an error.</summary>
    internal async Task<JsonElement?> AskAsync(string method, params object[] parameters)
    {
        using var question = JsonContent.Create(new { jsonrpc = "2.0", method, @params = parameters, id = 1 });
        await question.LoadIntoBufferAsync(); // with its length: Kamailio waits for ever for the end of a body in chunks
        using var response = await Http.PostAsync(new Uri($"http://127.0.0.1:{_rpc}/RPC"), question);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return answer.TryGetProperty("result", out var result) ? result : null;
    }

    /// <summary>Whether this phone is registered, as the engine knows it now.</summary>
    internal async Task<bool> KnowsAsync(string username, string table = "location") =>
        await AskAsync("ul.lookup", table, username) is not null;

    /// <summary>What its file says, as the dashboard reads it.</summary>
    internal async Task<IReadOnlyList<string>> ReadAsync(string sql)
    {
        var rows = new List<string>();
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = _store,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)));
        }

        return rows;
    }

    /// <summary>Waits until something is so.</summary>
    internal static async Task WaitAsync(Func<Task<bool>> what, string otherwise)
    {
        for (var watch = Stopwatch.StartNew(); !await what(); await Task.Delay(50))
        {
            Assert.True(watch.Elapsed < Patience, otherwise);
        }
    }

    /// <summary>Starts the script alone and waits for its end: it refuses.</summary>
    internal static async Task<(int ExitCode, string Words)> RefusedAsync(string files)
    {
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(files, "start.sh"))
        {
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        var words = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, words);
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    private async Task StartAsync()
    {
        _process = new Process
        {
            StartInfo = new ProcessStartInfo(Path.Combine(_folder, "start.sh"))
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
                UseShellExecute = false,
            },
        };
        if (_isSmall)
        {
            (_process.StartInfo.Environment["SHARED_MB"], _process.StartInfo.Environment["PRIVATE_MB"]) = ("64", "8");
        }

        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.Start();
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        await WaitAsync(
            async () =>
            {
                Assert.False(_process.HasExited, Log);
                try
                {
                    return await AskAsync("core.version") is not null;
                }
                catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
                {
                    return false;
                }
            },
            "The SIP engine does not start.");
    }

    private async Task StopAsync()
    {
        if (_process is null)
        {
            return;
        }

        using (var end = Process.Start("kill", ["-TERM", $"{_process.Id}"]))
        {
            await end.WaitForExitAsync();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    private void Keep(string? line)
    {
        lock (_log)
        {
            _log.WriteLine(line);
        }
    }
}
