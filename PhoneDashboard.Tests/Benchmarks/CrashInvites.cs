using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Bulk;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>
/// <c>crash-invites [--users 1000]</c>: invites that many users at once while the mail service answers 429, then 500, and kills the process
/// twice in between. Everyone is mailed, and nobody again but those whose mail was in flight at a kill.
/// </summary>
internal static class CrashInvites
{
    internal const string WorkerCommand = "crash-invites-worker";

    // A minute of waiting passes in three seconds.
    private const int Speed = 20, Kills = 2;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    internal static async Task<int> RunAsync(string[] args)
    {
        var result = await RunAsync(args.Option("--users", 1000));
        BenchTools.Print(result.ToString());
        result.Violations.ForEach(Console.WriteLine);
        return result.Violations.Count > 0 ? 1 : 0;
    }

    internal static async Task<CrashInvitesResult> RunAsync(int users)
    {
        var folder = Directory.CreateTempSubdirectory("phonedashboard-crash-").FullName;
        try
        {
            await AddUsersAsync(folder, users);
            await using var mailService = await SendGridStandIn.StartAsync();
            var watch = Stopwatch.StartNew();
            var clock = new FastClock(DateTimeOffset.UtcNow, Speed);
            var answers = new BusyMailService(users, clock);
            mailService.Otherwise = answers.AnswerAsync;
            var checks = new CrashInvitesChecks(folder);
            for (var run = 0; run <= Kills; run++)
            {
                using var worker = CrashChild.Start(() => { }, WorkerCommand, folder, mailService.BaseUrl, clock.Text);
                await worker.GoAsync();
                await (run < Kills ? await Task.WhenAny(answers.Kill(run), worker.IdleAsync()) : worker.IdleAsync()).WaitAsync(Longest);
                await worker.KillAsync();
                answers.Killed();
                if (run < Kills)
                {
                    await checks.LookAsync(answers.Mails);
                }
            }

            return await checks.ResultAsync(users, answers.Mails, watch.Elapsed);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The process that is killed: it invites all who are not invited, sends mails, and says when none waits.</summary>
    internal static async Task<int> WorkAsync(string folder, string mailUrl, string clock)
    {
        await using var process = await CrashProcess.OpenAsync(folder, mailUrl, clock: FastClock.Parse(clock));
        await process.StartAsync();
        await Console.Out.WriteLineAsync(CrashWorker.Ready);
        Console.ReadLine();

        await using (var db = await process.OpenAsync())
        {
            if (!await db.Invites.AnyAsync())
            {
                var everybody = BulkRows.Of(BulkTable.Users, await db.Users.Select(user => user.Id).ToListAsync());
                _ = (await process.Get<BulkInviteService>().ApplyAsync(TestActors.Administrator, everybody, BulkInvite.NeverMailed)).Value;
            }
        }

        while (await process.IsMailWaitingAsync())
        {
            process.Get<MailQueue>().Wake(); // it would look every five seconds, which are minutes here
            await Task.Delay(50);
        }

        await Console.Out.WriteLineAsync(CrashWorker.Done);
        Console.ReadLine();
        return 0;
    }

    private static async Task AddUsersAsync(string folder, int users)
    {
        await using var process = await CrashProcess.OpenAsync(folder);
        await using var db = await process.OpenAsync();
        await using var write = await db.BeginWriteAsync(TestActors.Administrator);
        for (var index = 0; index < users; index++)
        {
            var user = new PhoneUser
            {
                FirstName = "User",
                LastName = string.Create(CultureInfo.InvariantCulture, $"Number {index}"),
                Email = CrashStart.EmailOf(index),
            };
            user.ContactMethods.Add(new AppLine { Name = AppLine.DefaultName });
            db.Add(user);
        }

        _ = (await write.SaveAsync()).Value;
    }
}
