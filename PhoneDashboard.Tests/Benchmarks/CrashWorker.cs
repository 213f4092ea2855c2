using System.Text.Json;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>The process that is killed: <c>crash-worker FOLDER MAIL-URL</c>.</summary>
internal static class CrashWorker
{
    internal const string Command = "crash-worker", PlanFile = "plan.json", Ready = "ready", Done = "done";

    private const int Threads = 32, MostTries = 20;

    /// <summary>
    /// Says ready, waits for a line of input, does all operations at once while mails go out, then says done and waits for its end.
    /// </summary>
    internal static async Task<int> RunAsync(string folder, string mailUrl)
    {
        ThreadPool.SetMinThreads(Threads, Threads);
        var plan = JsonSerializer.Deserialize<List<CrashOperation>>(await File.ReadAllBytesAsync(Path.Combine(folder, PlanFile)))!;
        await using var process = await CrashProcess.OpenAsync(folder, mailUrl);
        using var saved = new SemaphoreSlim(0);
        process.Get<ChangeFeed>().Saved += (_, _) => saved.Release();
        await process.StartAsync();
        await using var output = Console.OpenStandardOutput();
        await Console.Out.WriteLineAsync(Ready);
        Console.ReadLine();

        await Task.WhenAll(plan.Select(operation => Task.Run(async () => CrashLine.Write(output, await TryAsync(process, operation)))));
        while (await IsMailWaitingAsync(process))
        {
            await saved.WaitAsync(TimeSpan.FromSeconds(1));
        }

        await Console.Out.WriteLineAsync(Done);
        Console.ReadLine();
        return 0;
    }

    private static async Task<bool> IsMailWaitingAsync(CrashProcess process)
    {
        try
        {
            return await process.IsMailWaitingAsync();
        }
        catch (Exception exception) when (StorageFault.Of(exception) is not null)
        {
            return true; // it will be seen when there is room
        }
    }

    // On a slow machine the last of 200 may wait too long for their turn: they are told so, and nothing of them may be there.
    private static async Task<CrashReport> TryAsync(CrashProcess process, CrashOperation operation)
    {
        try
        {
            return await DoAsync(process, operation);
        }
        catch (Exception exception) when (StorageFault.Of(exception) is { } fault)
        {
            return new CrashReport(operation.Id, IsConfirmed: false, fault.Problem.Kind.ToString());
        }
    }

    private static Task<CrashReport> DoAsync(CrashProcess process, CrashOperation operation)
    {
        var actor = new Actor(ActorKind.System, operation.ActorName, TestActors.Administrator.Permissions);
        return operation.Action switch
        {
            CrashAction.Create => CreateAsync(process, actor, operation),
            CrashAction.EditUser => EditUserAsync(process, actor, operation),
            CrashAction.EditLine =>
                EditLineAsync(process, actor, operation, line => line.RecordInboundInternal = !line.RecordInboundInternal),
            CrashAction.LetGo => EditLineAsync(process, actor, operation, line => line.DidNumberIds.Remove(operation.DidId)),
            CrashAction.Take => EditLineAsync(process, actor, operation, line => line.DidNumberIds.Add(operation.DidId)),
            CrashAction.Delete => ReportAsync(operation, process.Get<PhoneUserDeletion>().DeleteAsync(actor, operation.UserId)),
            _ => ReportAsync(operation, process.Get<InviteService>().SendAsync(actor, operation.UserId)),
        };
    }

    private static async Task<CrashReport> CreateAsync(CrashProcess process, Actor actor, CrashOperation operation)
    {
        var result = await process.Get<PhoneUserService>().CreateAsync(actor, operation.NewUser(), operation.NewLine());
        return Report(operation, result) with { UserId = result.Succeeded ? result.Value.Id : 0 };
    }

    private static async Task<CrashReport> EditUserAsync(CrashProcess process, Actor actor, CrashOperation operation)
    {
        var users = process.Get<PhoneUserService>();
        if (await users.GetAsync(actor, operation.UserId) is not { } user)
        {
            return new CrashReport(operation.Id, IsConfirmed: false, nameof(ProblemKind.NotFound));
        }

        user.JobTitle = operation.ActorName;
        user.Email = operation.Email ?? user.Email;
        var result = await users.SaveAsync(actor, user);
        user.Version++;
        return Report(operation, result) with { User = user };
    }

    // Who takes a number tries until the other one has let it go, as two impatient operators would.
    private static async Task<CrashReport> EditLineAsync(
        CrashProcess process, Actor actor, CrashOperation operation, Action<AppLineEdit> change)
    {
        var lines = process.Get<AppLineService>();
        for (var attempt = 1; ; attempt++)
        {
            if (await lines.IdOfUserAsync(actor, operation.UserId) is not { } id || (await lines.GetAsync(actor, id))?.Edit is not { } line)
            {
                return new CrashReport(operation.Id, IsConfirmed: false, nameof(ProblemKind.NotFound));
            }

            change(line);
            var result = await lines.SaveAsync(actor, id, line);
            if (result.Succeeded || operation.Action == CrashAction.EditLine || attempt == MostTries)
            {
                line.Version++;
                return Report(operation, result) with { Line = line };
            }
        }
    }

    private static async Task<CrashReport> ReportAsync(CrashOperation operation, Task<Result<Done>> doing) =>
        Report(operation, await doing);

    private static CrashReport Report<T>(CrashOperation operation, Result<T> result) =>
        new(operation.Id, result.Succeeded, result.Succeeded ? null : result.Problems[0].Kind.ToString());
}
