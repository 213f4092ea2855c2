using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Data.Sample;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Tests.Support;
using static PhoneDashboard.Tests.Benchmarks.BenchTools;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>
/// <c>bench-lists --database FILE [--seed S] [--rounds N] [--limit SECONDS] [--only PART-OF-A-LIST'S-NAME]</c>: the server time of the
/// lists (Specification 8), each way to sort, filter and search.
/// </summary>
internal sealed class ListBench
{
    private const int HitsCounted = 10_000, LargeFrom = 200_000, SlowestShown = 12;

    private readonly Random _random;
    private readonly int _rounds;
    private readonly TimeSpan _limit;
    private readonly List<Sample> _samples = [];
    private readonly List<string> _stopped = [];

    private ListBench(string[] args) =>
        (_random, _rounds, _limit) =
            (new Random(args.Option("--seed", 1)), args.Option("--rounds", 20), TimeSpan.FromSeconds(args.Option("--limit", 10)));

    internal static async Task<int> RunAsync(string[] args)
    {
        var file = args.DatabaseOption();
        var only = args.Option("--only", "");
        var lists = ListUnderTest.All.Where(list => list.Name.Contains(only, StringComparison.OrdinalIgnoreCase)).ToList();
        await WarmUpAsync(lists);

        await using var database = BenchDatabase.OpenToRead(file);
        Func<Type, object> get = type => database.Get<IServiceProvider>().GetRequiredService(type);
        var users = await database.CountUsersAsync();
        PrintHeader(args, file, users);
        Print("Server time: the service call with its total count, a new query each, 25 rows a page. Nothing is cached between calls but "
            + "SQLite's own pages.");
        Print("Before measuring, every kind of query ran on a sample of 60 users, so that neither EF's query compilation nor the JIT is "
            + "measured.");
        Print($"");

        var bench = new ListBench(args);
        var terms = await ListTerms.DrawAsync(get, bench._random);
        foreach (var list in lists)
        {
            await bench.MeasureAsync(list, get, terms);
        }

        bench.Report(lists, users);
        return 0;
    }

    /// <summary>Each case often enough for all its forms; the compiled queries are shared with the database to be measured.</summary>
    private static async Task WarmUpAsync(IEnumerable<ListUnderTest> lists)
    {
        await using var small = await TestDb.CreateAsync();
        _ = (await small.Get<SampleDataService>().LoadAsync(Actor.System("Benchmark"), new SampleSize())).Value;
        var random = new Random(1);
        var terms = await ListTerms.DrawAsync(small.Services.GetRequiredService, random);
        foreach (var list in lists)
        {
            foreach (var listCase in ListCases.Of(list))
            {
                for (var round = 0; round < 8; round++)
                {
                    await list.ReadAsync(small.Services.GetRequiredService, listCase.Draw(terms, random, 3));
                }
            }
        }
    }

    /// <summary>Round by round through all cases in any order, so that a time limit cuts each of them short alike.</summary>
    private async Task MeasureAsync(ListUnderTest list, Func<Type, object> get, ListTerms terms)
    {
        var query = new ListQuery();
        var pages = Math.Max(1, ((await list.ReadAsync(get, query)).Total + query.PageSize - 1) / query.PageSize);
        foreach (var kind in ListCases.Of(list).ToLookup(listCase => listCase.Kind))
        {
            var clock = Stopwatch.StartNew();
            foreach (var listCase in Enumerable.Range(0, _rounds).SelectMany(_ => kind.OrderBy(_ => _random.Next())))
            {
                if (clock.Elapsed > _limit)
                {
                    _stopped.Add($"{list.Name}, {kind.Key}".ToLowerInvariant());
                    break;
                }

                query = listCase.Draw(terms, _random, pages);
                var start = Stopwatch.GetTimestamp();
                var outcome = await list.ReadAsync(get, query);
                _samples.Add(new(list.Name, listCase, query, MillisecondsSince(start), outcome));
            }
        }
    }

    private void Report(List<ListUnderTest> lists, int users)
    {
        PrintTable(3, [
            ["list", "kind", "what", "n", "p50 ms", "p95 ms", "max ms", "hits (median)"],
            .. _samples.GroupBy(sample => sample.Case)
                .OrderBy(group => Array.FindIndex(ListUnderTest.All, list => list.Name == group.First().List))
                .ThenBy(group => group.Key.Kind)
                .ThenBy(group => group.Key.What, StringComparer.Ordinal)
                .Select(Row),
        ]);

        Print($"Slowest single cases");
        PrintTable(2, [["list", "query", "ms", "hits"], .. _samples.OrderByDescending(sample => sample.Milliseconds).Take(SlowestShown)
            .Select(sample =>
                new[] { sample.List, Uri.UnescapeDataString(sample.Query.ToQueryString()), Number(sample.Milliseconds), Hits([sample]) })]);

        Print($"Specification 8 at {(users > LargeFrom ? "more than " : "up to ")}{LargeFrom:N0} users, p95 over all samples of a kind");
        var groups = lists.SelectMany(
            list => _samples.Where(sample => sample.List == list.Name).GroupBy(sample => sample.Limit(users)).OrderBy(group => group.Key));
        PrintTable(2, [
            ["list", "kind", "n", "p50 ms", "p95 ms", "max ms", "to hold", ""],
            .. groups.Select(group => Summary(group.Key, [.. group])),
        ]);
        if (_stopped.Count > 0)
        {
            Print($"Stopped after {_limit.TotalSeconds} s, before all rounds: {string.Join("; ", _stopped)}.");
        }
    }

    private static string[] Row(IGrouping<ListCase, Sample> samples)
    {
        var times = samples.Select(sample => sample.Milliseconds).ToList();
        return
        [
            samples.First().List, samples.Key.Kind.ToString().ToLowerInvariant(), samples.Key.What, Count(times.Count),
            Number(times.Percentile(0.5)), Number(times.Percentile(0.95)), Number(times.Max()), Hits([.. samples]),
        ];
    }

    private static string[] Summary((string Kind, int Milliseconds) limit, List<Sample> samples)
    {
        var times = samples.Select(sample => sample.Milliseconds).ToList();
        var p95 = times.Percentile(0.95);
        return
        [
            samples[0].List, limit.Kind, Count(times.Count), Number(times.Percentile(0.5)), Number(p95), Number(times.Max()),
            Count(limit.Milliseconds), p95 <= limit.Milliseconds ? "holds" : "MISSED",
        ];
    }

    private static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Hits(List<Sample> samples)
    {
        var median = samples.OrderBy(sample => sample.Outcome.Total).ElementAt(samples.Count / 2).Outcome;
        return Count(median.Total) + (median.Capped ? "+ capped" : "");
    }

    /// <summary>One call.</summary>
    private sealed record Sample(string List, ListCase Case, ListQuery Query, double Milliseconds, ListOutcome Outcome)
    {
        private bool Beyond => Case.Kind == ListKind.Search && (Outcome.Capped || Outcome.Total > HitsCounted);

        /// <summary>The limit of Specification 8 that holds for this call.</summary>
        internal (string Kind, int Milliseconds) Limit(int users) => Case.Kind switch
        {
            ListKind.Search when Beyond => ("search, beyond 10,000 hits", users > LargeFrom ? 250 : 30),
            ListKind.Search => ("search, up to 10,000 hits", users > LargeFrom ? 60 : 30),
            var kind => (kind.ToString().ToLowerInvariant(), users > LargeFrom ? 100 : 30),
        };
    }
}
