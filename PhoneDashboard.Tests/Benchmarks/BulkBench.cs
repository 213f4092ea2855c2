using PhoneDashboard.Core;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Bulk;
using PhoneDashboard.Core.Numbers;
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
        var ids = await OthersSaving.IdsAsync(database, rows + savers);
        var chosen = BulkRows.Of(BulkTable.Users, ids[..rows]);
        await MeasureAsync(database, chosen, table);
        var edit = new DepartmentBulkEdit { Department = "While others save" };
        var saves = await OthersSaving.DuringAsync(database, ids[rows..], () => TimeAsync(
            table,
            "Department while others save: change",
            async () => (await database.Get<BulkService>().ApplyAsync(TestActors.Administrator, chosen, edit)).Value.Changed));
        await PasteAsync(database, table);
        PrintTable(1, [.. table]);
        Print($"{saves} during the change.");
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
}
