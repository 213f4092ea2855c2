using System.Collections.Concurrent;
using System.Diagnostics;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Tests.Support;
using static PhoneDashboard.Tests.Benchmarks.BenchTools;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>Operators who save lines, so many a second, until it is disposed of.</summary>
internal sealed class PhonesSaver : IAsyncDisposable
{
    private const int Operators = 5;

    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentBag<double> _times = [];
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Task _saving;

    private PhonesSaver(PhonesCompany company, int aSecond) => _saving = Task.WhenAll(Enumerable.Range(0, Operators)
        .Select(index => Task.Run(() => SaveAsync(company, index, TimeSpan.FromSeconds((double)Operators / aSecond)))));

    internal static PhonesSaver Start(PhonesCompany company, int aSecond) => new(company, aSecond);

    /// <summary>How many a second there were, and how long they took.</summary>
    internal string Words => $"{Number(_times.Count / _clock.Elapsed.TotalSeconds)}/s, p95 {Number(_times.Percentile(0.95))} ms";

    /// <summary>The other Caller ID first.</summary>
    internal static async Task<AppLineEdit> SwapAsync(PhonesCompany company, long line)
    {
        var edit = (await company.Database.Get<AppLineService>().GetAsync(TestActors.Administrator, line))!.Edit;
        edit.CallerIdIds.Reverse();
        return edit;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _saving;
        _end.Dispose();
    }

    // From the far end of the lines, so that nobody who measures a line has it saved by another.
    private async Task SaveAsync(PhonesCompany company, int index, TimeSpan every)
    {
        var lines = company.Database.Get<AppLineService>();
        for (var number = index; !_end.IsCancellationRequested; number += Operators)
        {
            var next = Stopwatch.GetTimestamp();
            var line = company.LineIds[^(1 + (number % (company.Lines / 2)))];
            var edit = await SwapAsync(company, line);
            var start = Stopwatch.GetTimestamp();
            _ = (await lines.SaveAsync(TestActors.Administrator, line, edit)).Value;
            _times.Add(MillisecondsSince(start));
            var rest = every - Stopwatch.GetElapsedTime(next);
            await Task.Delay(rest > TimeSpan.Zero ? rest : TimeSpan.Zero);
        }
    }
}
