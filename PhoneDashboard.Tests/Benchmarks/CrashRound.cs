using System.Diagnostics;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>What a round showed.</summary>
/// <param name="Seed">Repeats it.</param>
/// <param name="Reports">What the killed process said.</param>
/// <param name="Plan">What it was told to do.</param>
/// <param name="KilledAt">The moment: so many reports, and mails that count four times.</param>
/// <param name="MailsBefore">Mails that the killed process sent.</param>
/// <param name="MailsInFlight">Those among them that it had not stamped.</param>
/// <param name="MailsAfter">Mails that the process after it sent.</param>
/// <param name="MailsTwice">Mails in flight that were sent again.</param>
/// <param name="Unreported">Operations that are in the database though the process could not say so any more.</param>
/// <param name="Violations">What must not be; empty when all held.</param>
internal sealed record CrashRoundResult(
    int Seed,
    IReadOnlyList<CrashReport> Reports,
    IReadOnlyList<CrashOperation> Plan,
    int KilledAt,
    int MailsBefore,
    int MailsInFlight,
    int MailsAfter,
    int MailsTwice,
    int Unreported,
    IReadOnlyList<string> Violations)
{
    internal int Confirmed(params CrashAction[] actions) => Plan.Count(operation => actions.Contains(operation.Action) && Reports.Any(report => report.Operation == operation.Id && report.IsConfirmed));

    internal int ConfirmedInAll => Reports.Count(report => report.IsConfirmed);
}

/// <summary>One round: a process with 200 operations at once is killed at a moment that the seed chooses; then everything it confirmed must be there.</summary>
internal sealed class CrashRound : IAsyncDisposable
{
    // Most of the 30 mails go when the operations are done. Each counts four times, so that a third of the kills hits them.
    private const int MailMoments = 4, Moments = CrashPlan.Operations + (30 * MailMoments);

    private readonly CrashStart _start;
    private readonly int _seed, _killAt;
    private readonly double _offset;
    private readonly IReadOnlyList<CrashOperation> _plan;
    private readonly string _folder;
    private readonly SendGridStandIn _mailService;
    private readonly CrashChild _worker;
    private readonly TaskCompletionSource _now = new();
    private int _moment;

    private CrashRound(CrashStart start, int seed, IReadOnlyList<CrashOperation> plan, string folder, SendGridStandIn mailService)
    {
        (_start, _seed, _plan, _folder, _mailService) = (start, seed, plan, folder, mailService);
        var random = new Random(unchecked(seed * 1_000_003)); // neighbouring seeds begin alike otherwise
        (_killAt, _offset) = (random.Next(Moments), random.NextDouble());
        mailService.Otherwise = CrashMail.Answers(seed);
        mailService.Posted = () => Count(MailMoments);
        _worker = CrashChild.Start(() => Count(1), CrashWorker.Command, folder, mailService.BaseUrl);
    }

    /// <summary>Starts the process, which then waits.</summary>
    internal static async Task<CrashRound> PrepareAsync(CrashStart start, int seed)
    {
        var folder = Directory.CreateTempSubdirectory("phonedashboard-crash-").FullName;
        start.CopyTo(folder);
        var plan = CrashPlan.Make(seed, start);
        await File.WriteAllBytesAsync(Path.Combine(folder, CrashWorker.PlanFile), JsonSerializer.SerializeToUtf8Bytes(plan));
        return new CrashRound(start, seed, plan, folder, await SendGridStandIn.StartAsync());
    }

    /// <summary>Lets it work, and kills it.</summary>
    internal async Task KillAsync()
    {
        await _worker.GoAsync();
        var clock = Stopwatch.StartNew();
        if (_killAt > 0)
        {
            // When all is done before, it is killed idle.
            await await Task.WhenAny(_now.Task, _worker.IdleAsync()).WaitAsync(TimeSpan.FromMinutes(5));
        }

        // A report is written between two transactions. The kill must hit any part of the next one, however long they take here.
        var end = clock.Elapsed * (1 + (_offset * 1.5 / Math.Max(1, _moment)));
        SpinWait.SpinUntil(() => clock.Elapsed >= end);
        await _worker.KillAsync();
    }

    /// <summary>Looks what became of it.</summary>
    internal async Task<CrashRoundResult> CheckAsync()
    {
        var reports = _worker.Lines.Where(line => line != CrashWorker.Done).Select(CrashReport.Read).ToList();
        await using var checks = await CrashChecks.OpenAsync(_folder, _start, _plan, reports);
        await checks.CheckDataAsync();
        await checks.SendMailsAsync(_mailService);
        return checks.Result(_seed, Math.Min(_killAt, _moment));
    }

    public async ValueTask DisposeAsync()
    {
        _worker.Dispose();
        await _mailService.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private void Count(int moments)
    {
        if (Interlocked.Add(ref _moment, moments) >= _killAt)
        {
            _now.TrySetResult(); // on the thread that counts: nothing comes in between
        }
    }
}
