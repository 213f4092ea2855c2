using System.Diagnostics;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Bulk;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;
using static PhoneDashboard.Tests.Benchmarks.BenchTools;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>
/// <c>bench-bulk --database FILE [--rows N] [--savers N]</c>: previews, changes, undos and invites of as many rows as may be changed
/// together, a change while others save, and as many pasted numbers; on a copy of the database.
/// </summary>
internal static class BulkBench
{
    internal static Task<int> RunAsync(string[] args) => BenchDatabase.OnCopyAsync(args, async database =>
    {
        var table = new List<string[]> { new[] { "", "rows", "seconds", "allocated MB" } };
        var (rows, savers) = (args.Option("--rows", BulkRows.Most), args.Option("--savers", 5));
        var ids = await IdsAsync(database, rows + savers);
        var chosen = BulkRows.Of(BulkTable.Users, ids[..rows]);
        await MeasureAsync(database, chosen, table);
        var times = await ChangeWhileOthersSaveAsync(database, chosen, ids[rows..], table);
        await PasteAsync(database, table);
        PrintTable(1, [.. table]);
        Print($"{savers} others saved a user each again and again during the change: {times.Count} saves, all of them kept; p50 "
            + $"{Number(times.Percentile(0.5))} ms, the longest {Number(times.Max())} ms.");
        return 0;
    });

    private static async Task MeasureAsync(BenchDatabase database, BulkRows chosen, List<string[]> table)
    {
        var (bulk, undo, invites) = (database.Get<BulkService>(), database.Get<UndoService>(), database.Get<BulkInviteService>());
        foreach (var (name, edit) in new (string, BulkEdit)[]
                 {
                     ("Department", new DepartmentBulkEdit { Department = "Measured" }),
                     ("Recording",
                         RecordingBulkEdit.Of((AppLineFields.RecordInboundInternal, true), (AppLineFields.RecordInboundExternal, false))),
                 })
        {
            await TimeAsync(
                table, $"{name}: preview", async () => (await bulk.PreviewAsync(TestActors.Administrator, chosen, edit)).Value.Changing);
            var done = default(BulkDone);
            await TimeAsync(
                table,
                $"{name}: change",
                async () => (done = (await bulk.ApplyAsync(TestActors.Administrator, chosen, edit)).Value).Changed);
            await TimeAsync(
                table,
                $"{name}: undo",
                async () => done!.Changed - (await undo.UndoAsync(TestActors.Administrator, done.UndoId!.Value)).Value.Left.Count);
        }

        await TimeAsync(
            table,
            "Invite: preview",
            async () => (await invites.PreviewAsync(TestActors.Administrator, chosen, BulkInvite.NeverMailed)).Value.Changing);
        await TimeAsync(
            table,
            "Invite: queue",
            async () => (await invites.ApplyAsync(TestActors.Administrator, chosen, BulkInvite.NeverMailed)).Value.Changed);
    }

    private static async Task<List<double>> ChangeWhileOthersSaveAsync(
        BenchDatabase database, BulkRows chosen, List<long> others, List<string[]> table)
    {
        using var done = new CancellationTokenSource();
        var users = database.Get<PhoneUserService>();
        var saving = others.ConvertAll(id => Task.Run(async () =>
        {
            var times = new List<double>();
            while (!done.IsCancellationRequested)
            {
                var edit = (await users.GetAsync(TestActors.Administrator, id))!;
                edit.JobTitle = $"Saved {times.Count}";
                var start = Stopwatch.GetTimestamp();
                _ = (await users.SaveAsync(TestActors.Administrator, edit)).Value;
                times.Add(MillisecondsSince(start));
            }

            var kept = (await users.GetAsync(TestActors.Administrator, id))!.JobTitle;
            return kept == $"Saved {times.Count - 1}"
                ? times
                : throw new InvalidOperationException($"User {id} has “{kept}” after {times.Count} saves.");
        }));
        var edit = new DepartmentBulkEdit { Department = "While others save" };
        await TimeAsync(table, "Department while others save: change", async () =>
            (await database.Get<BulkService>().ApplyAsync(TestActors.Administrator, chosen, edit)).Value.Changed);
        await done.CancelAsync();
        return [.. (await Task.WhenAll(saving)).SelectMany(times => times)];
    }

    // Area codes that begin with 1 are never assigned.
    private static async Task PasteAsync(BenchDatabase database, List<string[]> table)
    {
        var numbers = database.Get<DidNumberService>();
        var list = new PastedDidNumbers
        {
            Text = string.Join('\n', Enumerable.Range(0, PastedDidNumbers.MaxLines).Select(line => $"+1 (199) 999-{line:0000}")),
        };
        await TimeAsync(table, "Pasted numbers: preview", async () =>
            (await numbers.CheckManyAsync(TestActors.Administrator, list)).Value.Numbers.Count());
        await TimeAsync(table, "Pasted numbers: added", async () =>
            (await numbers.AddManyAsync(TestActors.Administrator, list, onlyValid: false)).Value.Added);
    }

    private static async Task<List<long>> IdsAsync(BenchDatabase database, int rows)
    {
        var ids = new List<long>();
        var query = new ListQuery { PageSize = 100 };
        for (var page = 1; ids.Count < rows; page++)
        {
            ids.AddRange((await database.Get<PhoneUserService>().ListAsync(TestActors.Administrator, query with { Page = page })).Rows
                .Select(row => row.Id));
        }

        return ids[..rows];
    }

    private static async Task TimeAsync(List<string[]> table, string name, Func<Task<int>> measured)
    {
        var (allocated, clock) = (GC.GetTotalAllocatedBytes(), Stopwatch.StartNew());
        var count = await measured();
        table.Add([name, $"{count}", Number(clock.Elapsed.TotalSeconds), Number((GC.GetTotalAllocatedBytes() - allocated) / 1e6)]);
    }
}
