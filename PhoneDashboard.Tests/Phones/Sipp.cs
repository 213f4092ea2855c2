using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Phones;

/// <summary>One run of SIPp with a scenario of the folder Sipp: it calls, or it waits to be called.</summary>
internal sealed partial class Sipp : IAsyncDisposable
{
    private const string Statistics = "statistics";

    private readonly Process _process;
    private readonly string _messages;

    private Sipp(Process process, string messages) => (_process, _messages) = (process, messages);

    /// <summary>Everything that was sent and received so far.</summary>
    internal string Messages => File.Exists(_messages) ? ReadShared(_messages) : "";

    /// <summary>The final answers to what it asked, in order.</summary>
    internal IReadOnlyList<int> Answers => [.. Received().Select(message => FinalAnswer().Match(message)).Where(match => match.Success)
        .Select(match => int.Parse(match.Groups["code"].Value, CultureInfo.InvariantCulture))];

    /// <summary>The last of them; 0 for none.</summary>
    internal int Answer => Answers is [.., var last] ? last : 0;

    /// <summary>Requests of a method that came in, whole, without repetitions.</summary>
    internal IReadOnlyList<string> Requests(string method) => [.. Received()
        .Where(message => message.StartsWith(method + " sip:", StringComparison.Ordinal))
        .DistinctBy(message => Branch().Match(message).Value)];

    /// <summary>A figure of a run with <c>-trace_stat</c>, which keeps no messages, by the name of its column.</summary>
    internal double Figure(string column)
    {
        var lines = File.ReadAllLines(Path.Combine(Path.GetDirectoryName(_messages)!, Statistics));
        return double.Parse(lines[^1].Split(';')[Array.IndexOf(lines[0].Split(';'), column)], CultureInfo.InvariantCulture);
    }

    /// <summary>A header of a message.</summary>
    internal static string Header(string message, string name) =>
        message.Split('\n').Select(line => line.TrimEnd('\r')).FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.Ordinal))
            ?[(name.Length + 1)..].Trim() ?? "";

    /// <summary>Starts it; for one that waits to be called it is ready when this returns.</summary>
    /// <param name="scenario">
    /// The name of a file of the folder, without ending; <c>refuses:486</c> with the code that it answers, which SIPp wants to read there.
    /// </param>
    /// <param name="address">Where it is: <c>address:port</c>.</param>
    /// <param name="engine">Whom it calls; null: it waits.</param>
    /// <param name="arguments">SIPp's own.</param>
    internal static async Task<Sipp> StartAsync(string scenario, string address, string? engine, params string[] arguments)
    {
        var program = await MachineProgram.Sipp.FindAsync();
        var folder = Directory.CreateTempSubdirectory("phonedashboard-sipp-").FullName;
        var messages = Path.Combine(folder, "messages");
        var (host, port) = (address.Split(':')[0], address.Split(':')[1]);
        var (file, code) = scenario.Split(':') is [var name, var number] ? (name, number) : (scenario, "");
        var text = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Phones", "Sipp", file + ".xml"));
        await File.WriteAllTextAsync(Path.Combine(folder, "scenario.xml"), text.Replace("[code]", code, StringComparison.Ordinal));
        var start = new ProcessStartInfo(program,
        [
            "-sf", "scenario.xml", "-i", host, "-p", port, "-nostdin",
            .. arguments.Contains("-trace_stat") ? ["-stf", Statistics] : new[] { "-trace_msg", "-message_file", messages },
            "-key", "domain", SipEngine.Domain,
            .. arguments.Contains("-timeout") ? Array.Empty<string>() : ["-timeout", "30"],
            .. arguments.Contains("-m") ? Array.Empty<string>() : ["-m", "1"], .. arguments,
            .. engine is null ? Array.Empty<string>() : [engine],
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = folder,
            Environment = { ["TERM"] = "dumb" },
        };
        var process = Process.Start(start)!;
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        var sipp = new Sipp(process, messages);
        if (engine is null)
        {
            var bound = string.Create(CultureInfo.InvariantCulture, $":{int.Parse(port, CultureInfo.InvariantCulture):X4} ");
            await SipEngine.WaitAsync(
                async () => process.HasExited || (await File.ReadAllTextAsync("/proc/net/udp")).Contains(bound, StringComparison.Ordinal),
                $"SIPp does not listen at {address}.");
        }

        return sipp;
    }

    /// <summary>Runs it to its end.</summary>
    internal static async Task<Sipp> RunAsync(string scenario, string address, string engine, params string[] arguments)
    {
        var sipp = await StartAsync(scenario, address, engine, arguments);
        await sipp.EndAsync();
        return sipp;
    }

    /// <summary>Waits for its end; 0: everything went as the scenario says.</summary>
    internal async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        Directory.Delete(Path.GetDirectoryName(_messages)!, recursive: true);
    }

    private static string ReadShared(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        return reader.ReadToEnd();
    }

    /// <summary>What came in, message by message.</summary>
    internal IEnumerable<string> Received() => Message().Split(Messages).Skip(1)
        .Where(part => part.Contains("message received", StringComparison.Ordinal))
        .Select(part => part[(part.IndexOf("bytes :", StringComparison.Ordinal) + "bytes :".Length)..].TrimStart());

    [GeneratedRegex("^-{20,}.*$", RegexOptions.Multiline, 1000)]
    private static partial Regex Message();

    [GeneratedRegex(@"\ASIP/2\.0 (?<code>[2-6]\d\d) ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FinalAnswer();

    [GeneratedRegex(@"branch=[^;\s]+", RegexOptions.None, 1000)]
    private static partial Regex Branch();
}
