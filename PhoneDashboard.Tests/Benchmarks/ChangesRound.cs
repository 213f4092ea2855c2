using Microsoft.Data.Sqlite;

namespace PhoneDashboard.Tests.Benchmarks;

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
