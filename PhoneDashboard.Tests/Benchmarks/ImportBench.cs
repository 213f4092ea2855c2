using System.Text;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.Import;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Tests.Support;
using static PhoneDashboard.Tests.Benchmarks.BenchTools;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>
/// <c>bench-import --database FILE [--users N] [--savers N]</c>: new users with a line and a DID Number each are checked, imported and
/// taken back, on a copy of the database, while others save.
/// </summary>
internal static class ImportBench
{
    internal static Task<int> RunAsync(string[] args) => BenchDatabase.OnCopyAsync(args, async database =>
    {
        var (users, savers) = (args.Option("--users", ImportFile.MaxRows), args.Option("--savers", 5));
        var others = await OthersSaving.IdsAsync(database, savers);
        var file = ImportFile.Read("people.csv", Encoding.UTF8.GetBytes(await PeopleAsync(database, users))).Value;
        var import = database.Get<ImportService>();
        var table = new List<string[]> { new[] { "", "users", "seconds", "allocated MB" } };
        var (plan, done) = (default(ImportPlan), default(ImportDone));
        var checkedBeside = await OthersSaving.DuringAsync(database, others, () => TimeAsync(table, "Check", async () =>
            (plan = (await import.CheckAsync(TestActors.Administrator, file, ImportMapping.Propose(file))).Value).ToWrite));
        if (plan!.Rows.SelectMany(row => row.Problems).FirstOrDefault() is { } problem)
        {
            throw new InvalidOperationException($"Row {problem.Row}, {problem.Column}: {problem.Message}");
        }

        var importedBeside = await OthersSaving.DuringAsync(database, others, () => TimeAsync(table, "Import", async () =>
            (done = (await import.RunAsync(TestActors.Administrator, plan)).Value).Created.Count));
        var undoneBeside = await OthersSaving.DuringAsync(database, others, () => TimeAsync(table, "Undo import", async () =>
            users - (await database.Get<UndoService>().UndoAsync(TestActors.Administrator, done!.UndoId!.Value)).Value.Left.Count));
        PrintTable(1, [.. table]);
        Print($"Check: {checkedBeside}.");
        Print($"Import: {importedBeside}.");
        Print($"Undo import: {undoneBeside}.");
        return 0;
    });

    // Area codes that begin with 1 are never assigned.
    private static async Task<string> PeopleAsync(BenchDatabase database, int users)
    {
        var trunk = (await database.Get<TrunkService>().OptionsAsync(TestActors.Administrator))[0];
        var numbers = string.Join('\n', Enumerable.Range(0, users).Select(user => $"+1 (199) 999-{user:0000}"));
        _ = (await database.Get<DidNumberService>().AddManyAsync(
            TestActors.Administrator, new PastedDidNumbers { Text = numbers, TrunkId = trunk.Id }, onlyValid: false)).Value;
        var rows = Enumerable.Range(0, users).Select(user =>
            $"Imported,Person {user},Department {user % 40},person{user}@example.net,1199999{user:0000},Yes,1199999{user:0000}");
        return "First Name,Last Name,Department,Email,DID Numbers,External Outbound Calls,Caller IDs\r\n" + string.Join("\r\n", rows);
    }
}
