using Microsoft.Data.Sqlite;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>
/// One round: a process with 200 operations at once is killed at a moment that the seed chooses; then everything it confirmed must be
/// there. On a disk of its own that one fills up and gets room again a few times on the way; then half of the seeds kill it while the disk
/// is full, and half when it has done all.
/// </summary>
internal sealed class CrashRound : ICrashRound<CrashRoundResult>
{
    // Most of the 30 mails go when the operations are done. Each counts four times, so that a third of the kills hits them.
    private const int MailMoments = 4;

    private const int Fills = 5, DiskMegabytes = 32;

    private readonly CrashStart _start;
    private readonly int _seed;
    private readonly CrashMoment _moment;
    private readonly IReadOnlyList<CrashOperation> _plan;
    private readonly string _folder;
    private readonly SendGridStandIn _mailService;
    private readonly CrashChild _worker;
    private readonly TinyDisk? _disk;
    private int _moments;

    private CrashRound(
        CrashStart start, int seed, IReadOnlyList<CrashOperation> plan, string folder, SendGridStandIn mailService, TinyDisk? disk)
    {
        (_start, _seed, _plan, _folder, _mailService, _disk) = (start, seed, plan, folder, mailService, disk);
        _moment = new CrashMoment(seed, CrashPlan.Operations + (30 * MailMoments));
        mailService.Otherwise = CrashMail.Answers(seed);
        mailService.Posted = () => Count(MailMoments);
        _worker = CrashChild.Start(() => Count(1), CrashWorker.Command, folder, mailService.BaseUrl);
    }

    /// <summary>Starts the process, which then waits.</summary>
    internal static Task<ICrashRound<CrashRoundResult>> PrepareAsync(CrashStart start, int seed) => PrepareAsync(start, seed, null);

    /// <summary>The same on a disk that fills up.</summary>
    internal static Task<ICrashRound<CrashRoundResult>> PrepareOnDiskAsync(CrashStart start, int seed) =>
        PrepareAsync(
            start,
            seed,
            TinyDisk.TryMount(DiskMegabytes) ?? throw new InvalidOperationException("Only root on Linux may have a disk to fill."));

    public Task KillAsync() => _disk is null ? _moment.KillAsync(_worker) : FillAndKillAsync(_disk);

    public async Task<CrashRoundResult> CheckAsync()
    {
        var reports = _worker.Lines.Where(line => line != CrashWorker.Done).Select(CrashLine.Read<CrashReport>).ToList();
        await using var checks = await CrashChecks.OpenAsync(_folder, _start, _plan, reports);
        await checks.CheckDataAsync();
        await checks.SendMailsAsync(_mailService);
        return checks.Result(_seed, _moment.KilledAt);
    }

    public async ValueTask DisposeAsync()
    {
        _worker.Dispose();
        await _mailService.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        _disk?.Dispose();
    }

    private static async Task<ICrashRound<CrashRoundResult>> PrepareAsync(CrashStart start, int seed, TinyDisk? disk)
    {
        var plan = CrashPlan.Make(seed, start);
        var folder = start.CopyForRound(plan, disk);
        return new CrashRound(start, seed, plan, folder, await SendGridStandIn.StartAsync(), disk);
    }

    private void Count(int moments)
    {
        Interlocked.Add(ref _moments, moments);
        _moment.Count(moments);
    }

    private async Task FillAndKillAsync(TinyDisk disk)
    {
        var random = new Random(unchecked(_seed * 1_000_003));
        var full = Enumerable.Range(0, Fills).Select(_ => random.Next(CrashPlan.Operations + (30 * MailMoments))).Order().ToList();
        await _worker.GoAsync();
        foreach (var at in full)
        {
            while (_moments < at && !_worker.IdleAsync().IsCompleted)
            {
                await Task.Delay(1);
            }

            disk.Fill();
            await Task.Delay(random.Next(20, 400));
            if (at == full[^1] && _seed % 2 == 1)
            {
                await _worker.KillAsync();
            }

            disk.MakeRoom();
        }

        if (_seed % 2 == 0)
        {
            await _worker.IdleAsync().WaitAsync(TimeSpan.FromMinutes(5));
            await _worker.KillAsync();
        }
    }
}
