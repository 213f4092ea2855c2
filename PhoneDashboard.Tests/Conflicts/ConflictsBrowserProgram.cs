using PhoneDashboard.Tests.Benchmarks;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Conflicts;

/// <summary><c>conflicts-browser [--rounds 20] [--seed 1]</c>: two people in two browsers edit the same user, again and again.</summary>
internal static class ConflictsBrowserProgram
{
    internal static async Task<int> RunAsync(string[] args)
    {
        var (rounds, seed) = (args.Option("--rounds", 20), args.Option("--seed", 1));
        var browser = new BrowserFixture();
        await browser.InitializeAsync();
        try
        {
            await using var server = new DashboardServer();
            var result = await BrowserRounds.PlayAsync(browser, server, rounds, seed);
            var delays = result.ListDelays.Order().ToList();
            BenchTools.Print($"{rounds} rounds from seed {seed}: {result.Saves} saves, {result.Thirds} of them by a third person; the two "
                + $"versions were shown {result.Views} times, {result.Choices} fields had to be chosen; nothing was lost.");
            BenchTools.Print($"The other one's list showed the save after {delays[delays.Count / 2].TotalMilliseconds:N0} ms at the "
                + $"median, {delays[^1].TotalMilliseconds:N0} ms at most.");
        }
        finally
        {
            await browser.DisposeAsync();
        }

        return 0;
    }
}
