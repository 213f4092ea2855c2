using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Overview;
using PhoneDashboard.Tests.Support;
using static PhoneDashboard.Tests.Benchmarks.BenchTools;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>
/// <c>bench-pickers --database FILE [--seed S] [--rounds N]</c>: the server time of the choices that a picker offers while somebody types,
/// and of the top search.
/// </summary>
internal static class PickerBench
{
    private const int Offered = 20;

    internal static async Task<int> RunAsync(string[] args)
    {
        var (file, random, rounds) = (args.DatabaseOption(), new Random(args.Option("--seed", 1)), args.Option("--rounds", 40));
        await using var database = BenchDatabase.OpenToRead(file);
        PrintHeader(args, file, await database.CountUsersAsync());
        var terms = await ListTerms.DrawAsync(type => database.Get<IServiceProvider>().GetRequiredService(type), random);
        var cases = Cases(database, terms).ToList();
        var times = cases.ToDictionary(item => item, _ => new List<double>());

        // The first two rounds compile queries; they do not count.
        foreach (var (index, item) in Enumerable.Range(-2, rounds + 2).SelectMany(index => cases.Select(item => (index, item))))
        {
            var text = item.Text();
            var start = Stopwatch.GetTimestamp();
            await item.FindAsync(text);
            if (index >= 0)
            {
                times[item].Add(MillisecondsSince(start));
            }
        }

        PrintTable(2, [["where", "typed", "n", "p50 ms", "p95 ms"], .. cases.Select(item => new[]
        {
            item.Where, item.What, times[item].Count.ToString(CultureInfo.InvariantCulture),
            Number(times[item].Percentile(0.5)), Number(times[item].Percentile(0.95)),
        })]);
        return 0;
    }

    private static IEnumerable<Case> Cases(BenchDatabase database, ListTerms terms)
    {
        var (dids, internals, search) =
            (database.Get<DidNumberPicker>(), database.Get<InternalNumberPicker>(), database.Get<QuickSearchService>());
        (string What, Func<string> Text)[] numbers =
        [
            ("nothing", () => ""),
            ("part of a number", terms.DidPart),
            ("the last four digits", () => terms.Did()[^4..]),
            ("a number as people write it", () => E164.Format(terms.Did())),
            ("digits without a hit", () => "99887766554"),
        ];
        foreach (var (what, text) in numbers)
        {
            yield return new("DID Numbers", what, text, typed => dids.FindForInboundAsync(TestActors.Administrator, typed, Offered));
            yield return new("Caller IDs", what, text, typed => dids.FindForCallerIdAsync(TestActors.Administrator, typed, Offered));
        }

        (string What, Func<string> Text)[] extensions =
        [
            ("nothing", () => ""), ("an Internal Number", terms.Internal), ("its first two digits", () => terms.Internal()[..2]),
        ];
        foreach (var (what, text) in extensions)
        {
            yield return new("Internal Number", what, text, typed => internals.FindFreeAsync(TestActors.Administrator, typed, Offered));
            yield return new(
                "Internal Caller ID", what, text, typed => internals.FindForCallerIdAsync(TestActors.Administrator, typed, Offered));
        }

        (string What, Func<string> Text)[] words =
        [
            .. numbers[1..], ("part of a name", terms.NamePart), ("first and last name", terms.FullName),
            ("e-mail address", terms.Email), ("part of an address", terms.EmailLocalPart),
            ("two characters", () => terms.Characters(2)), ("letters without a hit", terms.Nobody),
        ];
        foreach (var (what, text) in words)
        {
            yield return new("top search", what, text, typed => search.FindAsync(TestActors.Administrator, typed));
        }
    }

    private sealed record Case(string Where, string What, Func<string> Text, Func<string, Task> FindAsync);
}
