using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;
using static PhoneDashboard.Tests.Benchmarks.BenchTools;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>
/// <c>bench-save --database FILE [--operators N] [--saves N]</c>: the wizard's Save of a user with a line by ten operators at once
/// (Specification 8), on a copy of the database.
/// </summary>
internal static class SaveBench
{
    private const int MillisecondsToHold = 50, WarmUps = 5;

    internal static Task<int> RunAsync(string[] args) => BenchDatabase.OnCopyAsync(args, async database =>
    {
        var (operators, saves) = (args.Option("--operators", 10), args.Option("--saves", 100));
        var forms = await FormsAsync(database, WarmUps + (operators * saves));
        foreach (var form in forms.Take(WarmUps))
        {
            _ = (await SaveAsync(database, form)).Value;
        }

        return await MeasureAsync(database, [.. forms.Skip(WarmUps).Chunk(saves)]);
    });

    private static async Task<int> MeasureAsync(BenchDatabase database, Form[][] operators)
    {
        var before = await database.CountUsersAsync();
        var times = new ConcurrentBag<double>();
        var ids = new ConcurrentBag<long>();
        var processor = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(operators.Select(forms => Task.Run(async () =>
        {
            foreach (var form in forms)
            {
                var start = Stopwatch.GetTimestamp();
                var saved = await SaveAsync(database, form);
                times.Add(MillisecondsSince(start));
                ids.Add(saved.Value.Id);
            }
        })));
        clock.Stop();
        var perSave = (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / times.Count;

        var lost = await LostAsync(database, ids, before);
        var p95 = times.Percentile(0.95);
        Print($"{operators.Length} operators saved {operators[0].Length} users with their lines each, all at once:");
        PrintTable(0, [["p50 ms", "p95 ms", "p99 ms", "max ms", "saves/s", "processor ms a save", "lost"],
            [
                Number(times.Percentile(0.5)), Number(p95), Number(times.Percentile(0.99)), Number(times.Max()),
                Number(times.Count / clock.Elapsed.TotalSeconds), Number(perSave), $"{lost}",
            ]]);
        Print($"To hold: p95 at most {MillisecondsToHold} ms, none lost: {(p95 <= MillisecondsToHold && lost == 0 ? "holds" : "MISSED")}");
        return 0;
    }

    /// <summary>Users who are not there, or whose line lacks its number.</summary>
    private static async Task<int> LostAsync(BenchDatabase database, ConcurrentBag<long> ids, int before)
    {
        var lost = before + ids.Count - await database.CountUsersAsync();
        var lines = database.Get<AppLineService>();
        foreach (var id in ids)
        {
            var line = await lines.IdOfUserAsync(TestActors.Administrator, id) is { } lineId
                ? await lines.GetAsync(TestActors.Administrator, lineId)
                : null;
            lost += line is { IsConfigured: true, Edit.DidNumberIds.Count: 1 } ? 0 : 1;
        }

        return lost;
    }

    private static Task<Result<PhoneUserCreated>> SaveAsync(BenchDatabase database, Form form) =>
        database.Get<PhoneUserService>().CreateAsync(TestActors.Administrator, form.User, form.Line);

    /// <summary>
    /// Each with a DID Number of its own, an Internal Number as long as there are any, two Caller IDs and a delivery method.
    /// </summary>
    private static async Task<List<Form>> FormsAsync(BenchDatabase database, int count)
    {
        var actor = TestActors.Administrator;
        var dids = await AddDidNumbersAsync(database, count);
        var internals = (await database.Get<InternalNumberPicker>().FindFreeAsync(actor, "", count))
            .Where(option => option.Standing == InternalNumberStanding.Free)
            .ToList();
        var callerIds = (await database.Get<DidNumberPicker>().FindForCallerIdAsync(actor, "", 50)).Select(option => option.Id).ToList();
        var deliveries = await database.Get<DeliveryMethodService>().OptionsAsync(actor);
        return [.. dids.Select((did, index) => new Form(
            new NewPhoneUser
            {
                FirstName = "Mira",
                LastName = string.Create(CultureInfo.InvariantCulture, $"Lindgren {index}"),
                Department = "Sales",
                JobTitle = "Agent",
                Email = string.Create(CultureInfo.InvariantCulture, $"bench.{index}@example.net"),
            },
            new AppLineEdit
            {
                DidNumberIds = [did],
                InternalNumberIds = index < internals.Count ? [internals[index].Id] : [],
                ExternalOutboundCalls = true,
                CallerIdIds = [did, callerIds[index % callerIds.Count]],
                DeliveryMethodIds = [deliveries[index % deliveries.Count].Id],
                RecordInboundExternal = true,
            }))];
    }

    /// <summary>Numbers whose area code begins with 1, which can never be assigned; the sample counts from the other end.</summary>
    private static async Task<List<long>> AddDidNumbersAsync(BenchDatabase database, int count)
    {
        var digits = Enumerable.Range(0, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"119{number:D8}")).ToList();
        var numbers = database.Get<DidNumberService>();
        var trunk = (await database.Get<TrunkService>().OptionsAsync(TestActors.Administrator)).Single(trunk => trunk.IsDefault).Id;
        var ids = new List<long>();
        foreach (var batch in digits.Chunk(100))
        {
            var added = await numbers.AddManyAsync(TestActors.Administrator,
                new PastedDidNumbers { Text = string.Join('\n', batch.Select(number => "+" + number)), TrunkId = trunk }, onlyValid: false);
            if (added.Value.Added != batch.Length)
            {
                throw new InvalidOperationException("The database has this benchmark's numbers already: use one it did not write to.");
            }

            ids.AddRange((await database.Get<DidNumberPicker>().FindForInboundAsync(TestActors.Administrator, batch[0][..9], batch.Length))
                .Select(option => option.Id));
        }

        return ids;
    }

    /// <summary>What the wizard holds when Save is clicked.</summary>
    private sealed record Form(NewPhoneUser User, AppLineEdit Line);
}
