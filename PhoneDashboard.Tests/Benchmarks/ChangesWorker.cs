using System.Globalization;
using System.Text.Json;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Bulk;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Settings.Backups;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>The process that is killed amid edits, undos, take-overs, bulk changes and backups: <c>changes-worker FOLDER</c>.</summary>
internal sealed class ChangesWorker(CrashProcess process, string folder, Stream output)
{
    internal const string Command = "changes-worker";

    private const int Operators = 24, MostTries = 20;

    private int _done;

    internal static string BackupFolder(string folder, int change) =>
        Path.Combine(folder, "backups", change.ToString(CultureInfo.InvariantCulture));

    /// <summary>
    /// Says ready, waits for a line of input, does all changes with so many operators at once, says done and waits for its end.
    /// </summary>
    internal static async Task<int> RunAsync(string folder)
    {
        ThreadPool.SetMinThreads(Operators, Operators);
        var plan = JsonSerializer.Deserialize<List<PlannedChange>>(
            await File.ReadAllBytesAsync(Path.Combine(folder, CrashWorker.PlanFile)))!;
        await using var process = await CrashProcess.OpenAsync(folder);
        await using var output = Console.OpenStandardOutput();
        var worker = new ChangesWorker(process, folder, output);
        await Console.Out.WriteLineAsync(CrashWorker.Ready);
        Console.ReadLine();

        await Parallel.ForEachAsync(
            plan, new ParallelOptions { MaxDegreeOfParallelism = Operators }, async (change, _) => await worker.DoAndUndoAsync(change));
        await Console.Out.WriteLineAsync(CrashWorker.Done);
        Console.ReadLine();
        return 0;
    }

    private async Task DoAndUndoAsync(PlannedChange change)
    {
        var undoId = await ReportAsync(change, ChangeStep.Done, DoAsync);
        Interlocked.Increment(ref _done);
        if (change.IsUndone && undoId is not null)
        {
            await ReportAsync(change, ChangeStep.Undone, _ => UndoAsync(change, undoId.Value));
        }
    }

    private async Task<long?> ReportAsync(PlannedChange change, ChangeStep step, Func<PlannedChange, Task<Result<Done>>> doAsync)
    {
        var result = await TryAsync(() => doAsync(change));
        var report = new ChangeReport(
            change.Id, step, result.Succeeded ? null : result.Problems[0].ToString(), result.Succeeded ? result.Value.UndoId : null);
        CrashLine.Write(output, report);
        return report.UndoId;
    }

    private static async Task<Result<Done>> TryAsync(Func<Task<Result<Done>>> doAsync)
    {
        try
        {
            return await doAsync();
        }
        catch (Exception exception) when (StorageFault.Of(exception) is { } fault)
        {
            return fault.Problem;
        }
    }

    private Task<Result<Done>> DoAsync(PlannedChange change)
    {
        var actor = Named(change.ActorName);
        return change.Kind switch
        {
            ChangeKind.EditUser => EditUserAsync(actor, change),
            ChangeKind.EditLine =>
                SaveLineAsync(actor, change.UserIds[0], line => line.RecordInboundInternal = !line.RecordInboundInternal),
            ChangeKind.Delete => process.Get<PhoneUserDeletion>().DeleteAsync(actor, change.UserIds[0]),
            ChangeKind.TakeOver => TakeOverAsync(actor, change),
            ChangeKind.Bulk => BulkAsync(actor, change),
            _ => BackUpAsync(actor, change),
        };
    }

    private async Task<Result<Done>> EditUserAsync(Actor actor, PlannedChange change)
    {
        var users = process.Get<PhoneUserService>();
        if (await users.GetAsync(actor, change.UserIds[0]) is not { } user)
        {
            return new Problem(ProblemKind.NotFound, "");
        }

        user.JobTitle = change.ActorName;
        return WithoutUndo(await users.SaveAsync(actor, user));
    }

    private async Task<Result<Done>> SaveLineAsync(Actor actor, long userId, Action<AppLineEdit> edit, params NumberTakeOver[] takeOvers)
    {
        var lines = process.Get<AppLineService>();
        if (await lines.IdOfUserAsync(actor, userId) is not { } id || (await lines.GetAsync(actor, id))?.Edit is not { } line)
        {
            return new Problem(ProblemKind.NotFound, "");
        }

        edit(line);
        var saved = await lines.SaveAsync(actor, id, line, takeOvers);
        return saved.Succeeded ? new Done(saved.Value.UndoId) : saved.Problems.ToList();
    }

    // Who takes a number over tries again when somebody else has just saved one of the two lines.
    private async Task<Result<Done>> TakeOverAsync(Actor actor, PlannedChange change)
    {
        for (var attempt = 1; ; attempt++)
        {
            var preview = await process.Get<NumberTakeOverService>().PreviewDidNumberAsync(actor, change.DidId);
            var result = preview is null
                ? new Problem(ProblemKind.NotFound, "The number is free.")
                : await SaveLineAsync(actor, change.UserIds[0], line => line.DidNumberIds.Add(change.DidId), preview.TakeOver);
            if (result.Succeeded || attempt == MostTries)
            {
                return result;
            }
        }
    }

    private async Task<Result<Done>> BulkAsync(Actor actor, PlannedChange change)
    {
        var result = await process.Get<BulkService>().ApplyAsync(
            actor, BulkRows.Of(BulkTable.Users, change.UserIds), new DepartmentBulkEdit { Department = change.ActorName });
        return result.Succeeded ? new Done(result.Value.UndoId) : result.Problems.ToList();
    }

    private async Task<Result<Done>> BackUpAsync(Actor actor, PlannedChange change)
    {
        while (Volatile.Read(ref _done) < change.After)
        {
            await Task.Delay(1);
        }

        CrashLine.Write(output, new ChangeReport(change.Id, ChangeStep.Begun));
        return WithoutUndo(await process.Get<BackupService>().WriteAsync(actor, BackupFolder(folder, change.Id)));
    }

    private async Task<Result<Done>> UndoAsync(PlannedChange change, long undoId) =>
        WithoutUndo(await process.Get<UndoService>().UndoAsync(Named(change.UndoActorName), undoId));

    private static Actor Named(string name) => new(ActorKind.System, name, TestActors.Administrator.Permissions);

    private static Result<Done> WithoutUndo<T>(Result<T> result) => result.Succeeded ? new Done(UndoId: null) : result.Problems.ToList();
}
