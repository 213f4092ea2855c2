using System.Diagnostics;
using System.Text.RegularExpressions;
using PhoneDashboard.Tests.Support;
using static PhoneDashboard.Tests.Benchmarks.BenchTools;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>
/// <c>bench-phones</c>: a company of 10,000 phones at the SIP engine. What the dashboard does each half minute, REGISTER and calls a second
/// with saves beside them and without, from Save to the call that obeys it, and what guessing tokens does to others.
/// </summary>
internal static partial class PhonesBench
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

        var faults = engines.Faults.ToLookup(fault => Numbers().Replace(fault, "#"), StringComparer.Ordinal);
        Print($"{faults.Sum(fault => fault.Count())} faults in the engines' logs");
        foreach (var kind in faults.OrderByDescending(fault => fault.Count()).Take(8))
        {
            Print($"  {kind.Count():N0} × {kind.First()}");
        }

        return held && faults.Count == 0 ? 0 : 1;
    }

    [GeneratedRegex(@"\b(0x)?[0-9a-f]*[0-9][0-9a-f]*\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Numbers();
}
