using System.Collections.Concurrent;
using System.Diagnostics;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>A process started from this assembly, with the lines that it wrote.</summary>
internal sealed class CrashChild : IDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new(), _errors = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously),
        _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private CrashChild(Process process) => _process = process;

    internal IReadOnlyCollection<string> Lines => _lines;

    private string Errors => string.Join(Environment.NewLine, _errors);

    /// <param name="lineRead">Called after each line.</param>
    /// <param name="arguments">The command and its arguments.</param>
    internal static CrashChild Start(Action lineRead, params IEnumerable<string> arguments)
    {
        var child = new CrashChild(new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "PhoneDashboard.Tests.dll"), .. arguments])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["DOTNET_TieredPGO"] = "0" }, // it lives for seconds
            },
        });
        child._process.OutputDataReceived += (_, line) => child.Read(line.Data, lineRead);
        child._process.ErrorDataReceived += (_, line) => child._errors.Enqueue(line.Data ?? "");
        child._process.Start();
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        return child;
    }

    /// <summary>Waits until it is ready, and lets it go.</summary>
    internal async Task GoAsync()
    {
        await _ready.Task.WaitAsync(TimeSpan.FromMinutes(1));
        await _process.StandardInput.WriteLineAsync();
    }

    /// <summary>Ends when the worker has done everything; throws when it ended by itself.</summary>
    internal Task IdleAsync() => _idle.Task;

    /// <summary><c>kill -9</c>, then reads what is still in the pipe.</summary>
    internal Task KillAsync()
    {
        _process.Kill();
        return _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private void Read(string? line, Action lineRead)
    {
        if (line == CrashWorker.Ready)
        {
            _ready.TrySetResult();
        }
        else if (line is not null)
        {
            _lines.Enqueue(line);
            lineRead();
            if (line == CrashWorker.Done)
            {
                _idle.TrySetResult();
            }
        }
        else
        {
            var ended = new InvalidOperationException("The worker ended by itself: " + Errors);
            _ready.TrySetException(ended);
            _idle.TrySetException(ended);
        }
    }
}
