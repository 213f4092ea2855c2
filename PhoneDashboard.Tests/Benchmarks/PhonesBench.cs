using System.Diagnostics;
using PhoneDashboard.Tests.Support;
using static PhoneDashboard.Tests.Benchmarks.BenchTools;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>
/// <c>bench-phones</c>: a company of 10,000 phones at the SIP engine. What the dashboard does each half minute, REGISTER and calls a second
/// with saves beside them and without, from Save to the call that obeys it, and what guessing tokens does to others.
/// </summary>
internal static class PhonesBench
{
    internal static async Task<int> RunAsync(string[] args)
    {
        await MachineProgram.Kamailio.FindAsync();
        await MachineProgram.Sipp.FindAsync();
        var parts = args.Option("--only", "sync,load,save,guess").Split(',');
        var clock = Stopwatch.StartNew();
        await using var company = await PhonesCompany.MakeAsync(args.Option("--lines", 10_000), args.Option("--ports", 17_100));
        PrintHeader(args, company.DatabaseFile, company.Lines);
        Print($"made in {clock.Elapsed.TotalSeconds:N0} s");
        var held = true;
        if (parts.Contains("sync", StringComparer.Ordinal))
        {
            await PhonesSync.RunAsync(company);
        }

        await using var engines = await PhonesEngines.StartAsync(company);
        if (parts.Contains("load", StringComparer.Ordinal))
        {
            await PhonesLoad.RunAsync(company, engines, args.Option("--turns", 3), args.Option("--calls", 2_000));
        }

        if (parts.Contains("save", StringComparer.Ordinal))
        {
            held &= await PhonesSave.RunAsync(company, engines, args.Option("--rounds", 200));
        }

        if (parts.Contains("guess", StringComparer.Ordinal))
        {
            held &= await PhonesGuess.RunAsync(company, engines, args.Option("--guesses", 1_000), args.Option("--seconds", 60));
        }

        var faults = engines.Faults.ToList();
        Print($"{faults.Count} faults in the engines' logs{string.Concat(faults.Take(5).Select(fault => $"\n  {fault}"))}");
        return held && faults.Count == 0 ? 0 : 1;
    }
}
