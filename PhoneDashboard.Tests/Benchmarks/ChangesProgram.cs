using System.Diagnostics;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>
/// <c>crash-changes [--rounds 100] [--seed S]</c>: kills the product amid edits, undos, take-overs, bulk changes and backups.
/// </summary>
internal static class ChangesProgram
{
    internal static async Task<int> RunAsync(string[] args)
    {
        if (!CrashProgram.TryRead(args, out var rounds, out var seed))
        {
            return 2;
        }

        var clock = Stopwatch.StartNew();
        var results = new List<ChangesRoundResult>();
        Console.WriteLine("round  seed  killed after  confirmed  refused  unreported  undone later  backups restored  cut off  verdict");
        await CrashProgram.RunAsync(ChangesRound.PrepareAsync, rounds, seed, result =>
        {
            results.Add(result);
            Print(results.Count, result);
        });
        PrintTotals(results, clock.Elapsed);
        return results.Exists(result => result.Checks.Violations.Count > 0) ? 1 : 0;
    }

    private static void Print(int round, ChangesRoundResult result)
    {
        var checks = result.Checks;
        Line($"{round,5}  {result.Seed,4}  {result.KilledAt,12}  {result.ConfirmedInAll,9}  {result.Refused,7}  {checks.Unreported,10}  "
            + $"{checks.UndoneLater,12}  {checks.BackupsRestored,16}  {checks.BackupsCutOff,7}  "
            + $"{(checks.Violations.Count == 0 ? "ok" : "VIOLATED")}");
        foreach (var violation in checks.Violations)
        {
            Line($"       {violation}");
        }

        if (checks.Violations.Count > 0)
        {
            Line($"       Repeat it: crash-changes --rounds 1 --seed {result.Seed}");
        }
    }

    private static void PrintTotals(List<ChangesRoundResult> results, TimeSpan took)
    {
        Line($"\n{results.Count} kills in {took:m\\:ss}");
        Line($"confirmed: {Sum(ChangeKind.EditUser)} users and {Sum(ChangeKind.EditLine)} lines edited, {Sum(ChangeKind.Delete)} users "
            + $"deleted, {Sum(ChangeKind.TakeOver)} numbers taken over, {Sum(ChangeKind.Bulk)} bulk changes of {ChangesPlan.BulkRows} "
            + $"rows, {results.Sum(result => result.Undone)} undone, {Sum(ChangeKind.Backup)} backups");
        Line($"in all {results.Sum(result => result.ConfirmedInAll)}; refused {results.Sum(result => result.Refused)}; done and not "
            + $"reported any more {results.Sum(result => result.Checks.Unreported)}");
        Line($"after the kill: {results.Sum(result => result.Checks.UndoneLater)} changes undone, "
            + $"{results.Sum(result => result.Checks.BackupsRestored)} backups put back and checked, "
            + $"{results.Sum(result => result.Checks.BackupsCutOff)} cut off before they had a name");
        Line($"violations: {results.Sum(result => result.Checks.Violations.Count)}");

        int Sum(ChangeKind kind) => results.Sum(result => result.Confirmed(kind));
    }

    private static void Line(string text) => Console.WriteLine(text);
}
