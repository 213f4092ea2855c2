using System.Diagnostics;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Audit;
using PhoneDashboard.Core.Bulk;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;
using static PhoneDashboard.Tests.Benchmarks.BenchTools;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary><c>bench-bulk --database FILE [--rows N]</c>: previews, changes, undos and invites of as many rows as may be changed together, on a copy of the database.</summary>
internal static class BulkBench
{
    internal static Task<int> RunAsync(string[] args) => BenchDatabase.OnCopyAsync(args, async database =>
    {
        var table = new List<string[]> { new[] { "", "rows", "seconds", "allocated MB" } };
        await MeasureAsync(database, await ChosenAsync(database, args.Option("--rows", BulkRows.Most)), table);
        PrintTable(1, [.. table]);
        return 0;
    });

    private static async Task MeasureAsync(BenchDatabase database, BulkRows chosen, List<string[]> table)
    {
        var (bulk, undo, invites) = (database.Get<BulkService>(), database.Get<UndoService>(), database.Get<BulkInviteService>());
        foreach (var (name, edit) in new (string, BulkEdit)[]
                 {
                     ("Department", new DepartmentBulkEdit { Department = "Measured" }),
                     ("Recording", new RecordingBulkEdit { InboundInternal = SwitchChange.On, InboundExternal = SwitchChange.Off }),
                 })
        {
            await TimeAsync(table, $"{name}: preview", async () => (await bulk.PreviewAsync(TestActors.Administrator, chosen, edit)).Value.Changing);
            var done = default(BulkDone);
            await TimeAsync(table, $"{name}: change", async () => (done = (await bulk.ApplyAsync(TestActors.Administrator, chosen, edit)).Value).Changed);
            await TimeAsync(table, $"{name}: undo", async () => done!.Changed - (await undo.UndoAsync(TestActors.Administrator, done.UndoId!.Value)).Value.Left.Count);
        }

        await TimeAsync(table, "Invite: preview", async () => (await invites.PreviewAsync(TestActors.Administrator, chosen, BulkInvite.NeverMailed)).Value.Changing);
        await TimeAsync(table, "Invite: queue", async () => (await invites.ApplyAsync(TestActors.Administrator, chosen, BulkInvite.NeverMailed)).Value.Changed);
    }

    private static async Task<BulkRows> ChosenAsync(BenchDatabase database, int rows)
    {
        var ids = new List<long>();
        var query = new ListQuery { PageSize = 100 };
        for (var page = 1; ids.Count < rows; page++)
        {
            ids.AddRange((await database.Get<PhoneUserService>().ListAsync(TestActors.Administrator, query with { Page = page })).Rows.Select(row => row.Id));
        }

        return BulkRows.Of(BulkTable.Users, ids[..rows]);
    }

    private static async Task TimeAsync(List<string[]> table, string name, Func<Task<int>> measured)
    {
        var (allocated, clock) = (GC.GetTotalAllocatedBytes(), Stopwatch.StartNew());
        var count = await measured();
        table.Add([name, $"{count}", Number(clock.Elapsed.TotalSeconds), Number((GC.GetTotalAllocatedBytes() - allocated) / 1e6)]);
    }
}
