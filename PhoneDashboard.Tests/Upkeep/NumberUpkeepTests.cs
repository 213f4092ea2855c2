using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Settings.Findings;
using PhoneDashboard.Core.Upkeep;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Upkeep;

/// <summary>What becomes of numbers that the version before took, and that are none.</summary>
public sealed class NumberUpkeepTests
{
    private const string
        Nothing = "It is not a known number of its country.",
        Another = Nothing + " Perhaps another one is meant.",
        Same = "+44 20 7946 0018 (United Kingdom) is the same number, and is here too: it rings Ben Ortega. Use one, and delete the other.";

    [Fact]
    public async Task Run_NumbersThatAreNone_KeepDigitsAndOwnersAndAreListedWithWhatWasMeant()
    {
        await using var test = await TestDb.CreateAsync();
        var ids = new List<long>();
        string[] stored =
        [
            "442079460018", "12025550101", "4402079460018", "4402079460019", "2025550102", "120255501010", "14165550101",
        ];
        foreach (var digits in stored)
        {
            ids.Add(await test.AddDidAsync(digits));
        }

        await test.AddUserAsync("Ann", "Lee", line: Line([ids[3], ids[5]], ids[3]));
        await test.AddUserAsync("Ben", "Ortega", line: new AppLineEdit { DidNumberIds = [ids[0]] });
        var before = await DumpAsync(test);

        await RunAsync(test);

        Assert.Equal(before, await DumpAsync(test));
        Assert.Equal(
            [
                ("4402079460018", Same, null),
                ("4402079460019", Another, "442079460019"),
                ("2025550102", Nothing, null),
                ("120255501010", Nothing, null),
            ],
            await FindingsAsync(test));
        await using var db = await test.OpenAsync();
        Assert.Equal("CA", (await db.DidNumbers.SingleAsync(did => did.Digits == "14165550101")).Country);

        await test.SetCountryAsync("US");

        Assert.Contains(("2025550102", Another, "12025550102"), await FindingsAsync(test));
    }

    [Fact]
    public async Task Correct_NumberThatIsNone_GoesOnAsTheOneThatWasMeantAndIsFound()
    {
        await using var test = await TestDb.CreateAsync();
        var did = await test.AddDidAsync("4402079460019");
        var user = await test.AddUserAsync("Ann", "Lee", line: Line([did], did));
        await RunAsync(test);

        Assert.True((await test.Get<DidNumberService>().CorrectAsync(TestActors.Administrator, did, "442079460019")).Succeeded);

        Assert.Empty(await FindingsAsync(test));
        var edit = await test.EditOfAsync(await test.LineOfAsync(user));
        Assert.Equal([did, did], edit.DidNumberIds.Concat(edit.CallerIdIds));
        var found = await test.Get<PhoneUserService>().ListAsync(TestActors.Administrator, new ListQuery { Search = "020 7946 0019" });
        Assert.Equal(user, Assert.Single(found.Rows).Id);
        await using var db = await test.OpenAsync();
        var (kept, computed) = await KeptColumns.ReadAsync(db);
        Assert.Equal(computed, kept);
        Assert.Equal("GB", (await db.DidNumbers.SingleAsync()).Country);
        var entry = await db.Audit.OrderByDescending(entry => entry.Id).FirstAsync();
        Assert.Contains("442079460019", entry.ChangesJson, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("4402079460019", "442079460018", ProblemKind.Taken)]
    [InlineData("4402079460019", "4402079460017", ProblemKind.Invalid)]
    [InlineData("12025550101", "12025550102", ProblemKind.Changed)]
    public async Task Correct_WhatIsTakenOrNoNumberOrRightAlready_IsRefused(string stored, string digits, ProblemKind expected)
    {
        await using var test = await TestDb.CreateAsync();
        await test.AddDidAsync("442079460018");
        var did = await test.AddDidAsync(stored);

        var result = await test.Get<DidNumberService>().CorrectAsync(TestActors.Administrator, did, digits);

        Assert.Equal(expected, Assert.Single(result.Problems).Kind);
        await using var db = await test.OpenAsync();
        Assert.True(await db.DidNumbers.AnyAsync(present => present.Id == did && present.Digits == stored));
    }

    [Fact]
    public async Task Keep_NumberThatIsRightAllTheSame_IsNoLongerListedAndOthersAre()
    {
        await using var test = await TestDb.CreateAsync();
        await test.AddDidAsync("120255501010");
        await test.AddDidAsync("120255501011");
        await RunAsync(test);
        var service = test.Get<DataFindingService>();
        var first = (await service.ListAsync(TestActors.Administrator))[0];

        Assert.True((await service.KeepAsync(TestActors.Administrator, first.Id)).Succeeded);
        Assert.Equal(ProblemKind.NotFound, Assert.Single((await service.KeepAsync(TestActors.Administrator, first.Id)).Problems).Kind);

        Assert.Equal(["120255501011"], (await FindingsAsync(test)).Select(finding => finding.Number));
    }

    [Fact]
    public async Task List_BehindAThousandThatAreDoneWith_ShowsTheNext()
    {
        await using var test = await TestDb.CreateAsync();
        var did = await test.AddDidAsync("120255501010");
        await using (var db = await test.OpenAsync())
        {
            var done = Enumerable.Range(1, 1_000).Select(index => Found(did + index)).Append(Found(did));
            db.AddRange(done);
            await using var write = await db.BeginWriteAsync(Actor.System("Test"));
            Assert.True((await write.SaveAsync()).Succeeded);
        }

        Assert.Equal(["120255501010"], (await FindingsAsync(test)).Select(finding => finding.Number));

        static DataFinding Found(long id) => new()
        {
            Kind = FindingKind.NoNumber,
            ItemKind = nameof(DidNumber),
            ItemId = id,
            Field = nameof(DidNumber.Digits),
            FoundUtc = DateTime.UnixEpoch,
        };
    }

    private static AppLineEdit Line(List<long> numbers, long callerId) =>
        new() { DidNumberIds = numbers, ExternalOutboundCalls = true, CallerIdIds = [callerId] };

    // In batches of two, so that there is something between them; the database was new, and has nothing to do.
    private static async Task RunAsync(TestDb test)
    {
        await using (var db = await test.OpenAsync())
        {
            await db.Database.ExecuteSqlRawAsync("UPDATE UpkeepProgress SET DoneVersion = 0 WHERE Step = 'Numbers' AND AfterId = 0;");
        }

        await new UpkeepRun(test.Get<IDbContextFactory<DashboardDb>>(), [new NumberUpkeep(test.Get<TimeProvider>(), rows: 2)])
            .RunAsync(CancellationToken.None);
    }

    private static async Task<List<(string Number, string Sentence, string? Proposal)>> FindingsAsync(TestDb test) =>
        [.. (await test.Get<DataFindingService>().ListAsync(TestActors.Administrator))
            .Select(finding => (finding.Item.Name, finding.Words.Sentence, finding.Words.Proposal?.Digits))];

    private static async Task<List<string>> DumpAsync(TestDb test)
    {
        await using var db = await test.OpenAsync();
        return await db.Database.SqlQueryRaw<string>("""
            SELECT 'did ' || Id || ' ' || Digits AS Value FROM DidNumbers
            UNION ALL SELECT 'rings ' || DidNumberId || ' ' || ContactMethodId || ' ' || Position FROM DidAssignments
            UNION ALL SELECT 'caller id ' || DidNumberId || ' ' || AppLineId FROM LineCallerIds
            """).ToListAsync();
    }
}
