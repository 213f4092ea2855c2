using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Tests.Support;
using static PhoneDashboard.Tests.Benchmarks.BenchTools;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>From Save to a call that obeys it: a line's Caller ID is edited, and its phone calls the outside at once.</summary>
internal static class PhonesSave
{
    private const int MillisecondsToHold = 50, WarmUps = 5;

    /// <returns>Whether it holds.</returns>
    internal static async Task<bool> RunAsync(PhonesCompany company, PhonesEngines engines, int rounds)
    {
        await engines.AskAsync("core.version");
        using var probe = new SipProbe(company.Ports);
        var lines = company.Database.Get<AppLineService>();
        var (saves, calls, whole) = (new List<double>(), new List<double>(), new List<double>());
        var stale = 0;
        await using var db = await company.Database.OpenAsync();
        var shared = await db.DidNumbers.Where(did => did.Digits == PhonesCompany.Shared).Select(did => did.Id).SingleAsync();
        for (var round = -WarmUps; round < rounds; round++)
        {
            var index = (round + WarmUps) % (company.Lines / 2); // a line may call sixty times an hour
            var edit = await PhonesSaver.SwapAsync(company, company.LineIds[index]);
            var start = Stopwatch.GetTimestamp();
            _ = (await lines.SaveAsync(TestActors.Administrator, company.LineIds[index], edit)).Value;
            var saved = Stopwatch.GetTimestamp();
            var expected = edit.CallerIdIds[0] == shared ? PhonesCompany.Shared : PhonesCompany.Did(index);
            while (await probe.CallAsync(
                $"l{company.LineIds[index]}", PhonesCompany.Phone(index), PhonesCompany.Secret(index), "+442079460999") != expected)
            {
                stale += round < 0 ? 0 : 1;
            }

            if (round >= 0)
            {
                saves.Add(Stopwatch.GetElapsedTime(start, saved).TotalMilliseconds);
                calls.Add(MillisecondsSince(saved));
                whole.Add(MillisecondsSince(start));
            }
        }

        PrintTable(1,
        [
            [$"from Save to a call that obeys it, {rounds} rounds", "p50 ms", "p95 ms", "max ms"],
            .. new[] { ("the save", saves), ("from its end to the trunk's answer to the call", calls), ("both", whole) }.Select(part =>
                new[] { part.Item1, Number(part.Item2.Percentile(0.5)), Number(part.Item2.Percentile(0.95)), Number(part.Item2.Max()) }),
        ]);
        var holds = whole.Percentile(0.95) <= MillisecondsToHold && stale == 0;
        Print($"{stale} calls showed the former Caller ID. To hold: p95 at most {MillisecondsToHold} ms: {(holds ? "holds" : "MISSED")}");
        return holds;
    }
}
