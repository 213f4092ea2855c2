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
internal static class CrashRound
{
    // Most of the 30 mails go when the operations are done. Each counts four times, so that a third of the kills hits them.
    private const int MailMoments = 4, Moments = CrashPlan.Operations + (30 * MailMoments);

    internal static async Task<CrashRoundResult> RunAsync(CrashStart start, int seed)
    {
        var folder = Directory.CreateTempSubdirectory("phonedashboard-crash-").FullName;
        try
        {
            start.CopyTo(folder);
            var plan = CrashPlan.Make(seed, start);
            await File.WriteAllBytesAsync(Path.Combine(folder, CrashWorker.PlanFile), JsonSerializer.SerializeToUtf8Bytes(plan));
            await using var mailService = await SendGridStandIn.StartAsync();
            mailService.Otherwise = CrashMail.Answers(seed);

            var random = new Random(unchecked(seed * 1_000_003)); // neighbouring seeds begin alike otherwise
            var (reports, killedAt) = await KillAsync(folder, mailService, killAt: random.Next(Moments), offset: random.NextDouble());

            await using var checks = await CrashChecks.OpenAsync(folder, start, plan, reports);
            await checks.CheckDataAsync();
            await checks.SendMailsAsync(mailService);
            return checks.Result(seed, killedAt);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(List<CrashReport> Reports, int KilledAt)> KillAsync(string folder, SendGridStandIn mailService, int killAt, double offset)
    {
        var moment = 0;
        var now = new TaskCompletionSource();
        void Count(int moments)
        {
            if (Interlocked.Add(ref moment, moments) >= killAt)
            {
                now.TrySetResult(); // on the thread that counts: nothing comes in between
            }
        }

        mailService.Posted = () => Count(MailMoments);
        using var worker = CrashChild.Start(() => Count(1), CrashWorker.Command, folder, mailService.BaseUrl);
        await worker.GoAsync();
        var clock = Stopwatch.StartNew();
        if (killAt > 0)
        {
            // When all is done before, it is killed idle.
            await await Task.WhenAny(now.Task, worker.IdleAsync()).WaitAsync(TimeSpan.FromMinutes(5));
        }

        // A report is written between two transactions. The kill must hit any part of the next one, however long they take here.
        var end = clock.Elapsed * (1 + (offset * 1.5 / Math.Max(1, moment)));
        SpinWait.SpinUntil(() => clock.Elapsed >= end);
        var killedAt = moment;
        await worker.KillAsync();
        return ([.. worker.Lines.Where(line => line != CrashWorker.Done).Select(CrashReport.Read)], killedAt);
    }
}
