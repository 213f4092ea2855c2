using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>
/// <c>crash [--rounds 100] [--seed S]</c>: kills the product in the middle of its work, again and again, and looks what became of
/// what it had confirmed.
/// </summary>
internal static class CrashProgram
{
    internal static Task<int> RunAsync(string[] args) => RunAsync(args, CrashRound.PrepareAsync, 100);

    /// <summary><c>crash-full-disk [--rounds 20] [--seed S]</c>: the same on a disk that fills up and gets room again.</summary>
    internal static Task<int> RunOnFullDiskAsync(string[] args) => RunAsync(args, CrashRound.PrepareOnDiskAsync, 20);

    private static async Task<int> RunAsync(
        string[] args, Func<CrashStart, int, Task<ICrashRound<CrashRoundResult>>> prepareAsync, int usualRounds)
    {
        if (!TryRead(args, out var rounds, out var seed, usualRounds))
        {
            return 2;
        }

        var clock = Stopwatch.StartNew();
        var results = new List<CrashRoundResult>();
        Console.WriteLine("round  seed  killed after  confirmed  refused  unreported  mails  in flight  mailed after  sent again  verdict");
        await RunAsync(prepareAsync, rounds, seed, result =>
        {
            results.Add(result);
            Print(results.Count, result);
        });
        PrintTotals(results, clock.Elapsed);
        return results.Exists(result => result.Violations.Count > 0) ? 1 : 0;
    }

    /// <summary>So many rounds with the seeds from <paramref name="seed"/> on.</summary>
    internal static async Task RunAsync<TResult>(
        Func<CrashStart, int, Task<ICrashRound<TResult>>> prepareAsync, int rounds, int seed, Action<TResult> done)
    {
        var folder = Directory.CreateTempSubdirectory("phonedashboard-crash-");
        try
        {
            var start = await CrashStart.CreateAsync(folder.FullName);
            var next = await prepareAsync(start, seed);
            for (var round = 1; round <= rounds; round++)
            {
                await using var present = next;
                await present.KillAsync();
                if (round < rounds)
                {
                    next = await prepareAsync(start, seed + round); // starts while this one is looked at
                }

                done(await present.CheckAsync());
            }
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    internal static bool TryRead(string[] args, out int rounds, out int seed, int usualRounds = 100)
    {
        (rounds, seed) = (usualRounds, 1);
        for (var index = 0; index < args.Length; index += 2)
        {
            if (!int.TryParse(args.ElementAtOrDefault(index + 1), CultureInfo.InvariantCulture, out var value)
                || args[index] is not ("--rounds" or "--seed"))
            {
                Console.Error.WriteLine("[--rounds 100] [--seed 1]");
                return false;
            }

            (rounds, seed) = args[index] == "--rounds" ? (value, seed) : (rounds, value);
        }

        return true;
    }

    private static void Print(int round, CrashRoundResult result)
    {
        var verdict = result.Violations.Count == 0 ? "ok" : $"{result.Violations.Count} VIOLATIONS";
        Line($"{round,5}  {result.Seed,4}  {result.KilledAt,12}  {result.ConfirmedInAll,9}  "
            + $"{result.Reports.Count - result.ConfirmedInAll,7}  {result.Unreported,10}  {result.MailsBefore,5}  "
            + $"{result.MailsInFlight,9}  {result.MailsAfter,12}  {result.MailsTwice,10}  {verdict}");
        foreach (var violation in result.Violations)
        {
            Line($"       {violation}");
        }

        if (result.Violations.Count > 0)
        {
            Line($"       Repeat it: crash --rounds 1 --seed {result.Seed}");
        }
    }

    private static void PrintTotals(List<CrashRoundResult> results, TimeSpan took)
    {
        Line($"\n{results.Count} kills in {took:m\\:ss}");
        Line($"confirmed: {results.Sum(result => result.Confirmed(CrashAction.Create))} users created with a line, "
            + $"{results.Sum(result => result.Confirmed(CrashAction.EditLine))} lines and "
            + $"{results.Sum(result => result.Confirmed(CrashAction.EditUser))} users edited, "
            + $"{results.Sum(result => result.Confirmed(CrashAction.LetGo))} numbers let go and "
            + $"{results.Sum(result => result.Confirmed(CrashAction.Take))} taken, "
            + $"{results.Sum(result => result.Confirmed(CrashAction.Delete))} users deleted, "
            + $"{results.Sum(result => result.Confirmed(CrashAction.Invite))} invites queued");
        Line($"in all {results.Sum(result => result.ConfirmedInAll)}; refused "
            + $"{results.Sum(result => result.Reports.Count - result.ConfirmedInAll)}; done and not reported any more "
            + $"{results.Sum(result => result.Unreported)}");
        Line($"killed after: {Kills(0, 50)}, {Kills(50, 100)}, {Kills(100, 150)}, {Kills(150, 200)}, {Kills(200, int.MaxValue)} reports "
            + $"and mails; with mails in flight {results.Count(result => result.MailsInFlight > 0)} times");
        Line($"mails: {results.Sum(result => result.MailsBefore)} before the kill, {results.Sum(result => result.MailsInFlight)} of them "
            + $"in flight; {results.Sum(result => result.MailsAfter)} afterwards, {results.Sum(result => result.MailsTwice)} of them for "
            + "the second time");
        Line($"violations: {results.Sum(result => result.Violations.Count)}");

        string Kills(int from, int to) =>
            string.Create(CultureInfo.InvariantCulture, $"{from}{(to == int.MaxValue ? " and more" : $" to {to - 1}")} "
                + $"{results.Count(result => result.KilledAt >= from && result.KilledAt < to)} times");
    }

    private static void Line(string text) => Console.WriteLine(text);
}
