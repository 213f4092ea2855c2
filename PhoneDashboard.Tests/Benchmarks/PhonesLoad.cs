using System.Diagnostics;
using PhoneDashboard.Tests.Phones;
using static PhoneDashboard.Tests.Benchmarks.BenchTools;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>REGISTER and calls a second by SIPp, in turns without saves beside them and with fifty a second.</summary>
internal static class PhonesLoad
{
    private const int SavesASecond = 50;

    internal static async Task RunAsync(PhonesCompany company, PhonesEngines engines, int turns, int calls)
    {
        await engines.AskAsync("core.version");
        var phones = $"127.0.0.1:{company.Ports.NextPhone()}";
        var rows = new List<string[]>
        {
            new[] { "turn", "REGISTER/s", "failed", "sent again", "calls/s", "failed", "sent again", "saves beside" },
        };
        foreach (var (turn, saves) in Enumerable.Range(1, turns).SelectMany(turn => new[] { (turn, false), (turn, true) }))
        {
            await using var saver = saves ? PhonesSaver.Start(company, SavesASecond) : null;
            var registers = await RegisterAsync(company, phones);
            var called = await CallAsync(company, phones, calls);
            rows.Add([$"{turn}, {(saves ? "with saves" : "alone")}", .. registers, .. called, saver?.Words ?? "none"]);
        }

        PrintTable(1, [.. rows]);
    }

    // All phones, as after a power cut.
    private static async Task<string[]> RegisterAsync(PhonesCompany company, string phones) => await RunAsync(
        "registers_all", phones, $"127.0.0.1:{company.Ports.Md5}", [.. Enumerable.Range(0, company.Lines).Select(company.Row)],
        company.Lines, "-r", "4000", "-l", "200");

    // From the trunk to any line: rings a fifth of a second, is answered, and hung up a tenth later.
    private static async Task<string[]> CallAsync(PhonesCompany company, string phones, int calls)
    {
        await using var called = await Sipp.StartAsync("answers", phones, null,
            "-key", "contact", "called", "-m", "1000000", "-timeout", "600", "-trace_stat");
        var random = new Random(1);
        return await RunAsync("calls_many", $"{SipPorts.Trunk}:{company.Ports.NextPhone()}", $"127.0.0.1:{company.Ports.Engine}",
            [.. Enumerable.Range(0, calls).Select(_ => PhonesCompany.Did(random.Next(company.Lines)))], calls,
            "-r", "500", "-l", "150", "-d", "100");
    }

    private static async Task<string[]> RunAsync(
        string scenario, string address, string engine, IReadOnlyList<string> rows, int count, params string[] arguments)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(file, ["SEQUENTIAL", .. rows]);
            var clock = Stopwatch.StartNew();
            await using var sipp = await Sipp.RunAsync(scenario, address, engine,
                ["-inf", file, "-m", $"{count}", "-timeout", "600", "-trace_stat", .. arguments]);
            var seconds = clock.Elapsed.TotalSeconds;
            return
            [
                Number(sipp.Figure("SuccessfulCall(C)") / seconds), $"{sipp.Figure("FailedCall(C)"):N0}",
                $"{sipp.Figure("Retransmissions(C)"):N0}",
            ];
        }
        finally
        {
            File.Delete(file);
        }
    }
}
