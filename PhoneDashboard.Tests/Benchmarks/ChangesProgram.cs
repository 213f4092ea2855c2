using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>What a round showed.</summary>
/// <param name="Seed">Repeats it.</param>
/// <param name="KilledAt">The moment: so many reports.</param>
/// <param name="Plan">What it was told to do.</param>
/// <param name="Reports">What the killed process said.</param>
/// <param name="Checks">What was found afterwards.</param>
internal sealed record ChangesRoundResult(
    int Seed, int KilledAt, IReadOnlyList<PlannedChange> Plan, IReadOnlyList<ChangeReport> Reports, ChangesChecks Checks)
{
    internal int Confirmed(ChangeKind kind, ChangeStep step = ChangeStep.Done) =>
        Reports.Count(
            report => report.Refusal is null && report.Step == step && Plan.First(change => change.Id == report.Change).Kind == kind);

    internal int ConfirmedInAll => Reports.Count(report => report is { Refusal: null, Step: not ChangeStep.Begun });

    internal int Undone => Reports.Count(report => report is { Refusal: null, Step: ChangeStep.Undone });

    internal int Refused => Reports.Count(report => report.Refusal is not null);
}

/// <summary>One round: a process amid changes, undos and backups is killed at a moment that the seed chooses.</summary>
internal sealed class ChangesRound : ICrashRound<ChangesRoundResult>
{
    private readonly int _seed;
    private readonly string _folder;
    private readonly IReadOnlyList<PlannedChange> _plan;
    private readonly CrashMoment _moment;
    private readonly CrashChild _worker;

    private ChangesRound(CrashStart start, int seed)
    {
        (_seed, _plan) = (seed, ChangesPlan.Make(seed, start));
        _folder = start.CopyForRound(_plan);
        _moment = new CrashMoment(seed, ChangesPlan.Reports(_plan));
        _worker = CrashChild.Start(() => _moment.Count(1), ChangesWorker.Command, _folder);
    }

    internal static Task<ICrashRound<ChangesRoundResult>> PrepareAsync(CrashStart start, int seed) =>
        Task.FromResult<ICrashRound<ChangesRoundResult>>(new ChangesRound(start, seed));

    public Task KillAsync() => _moment.KillAsync(_worker);

    public async Task<ChangesRoundResult> CheckAsync()
    {
        var reports = _worker.Lines.Where(line => line != CrashWorker.Done).Select(CrashLine.Read<ChangeReport>).ToList();
        var checks = new ChangesChecks(_folder, _plan, reports);
        await checks.CheckAsync();
        return new ChangesRoundResult(_seed, _moment.KilledAt, _plan, reports, checks);
    }

    public ValueTask DisposeAsync()
    {
        _worker.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}

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
