using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.CallFlows;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Settings.Findings;
using PhoneDashboard.Core.Upkeep;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Upkeep;

/// <summary>What becomes of what the version before stored, at the first start of this one.</summary>
public sealed class TextUpkeepTests
{
    [Fact]
    public void Tables_EveryEntityWithFoldedKeys_IsOne()
    {
        var folded = typeof(DashboardDb).Assembly.GetTypes().Where(type => typeof(IFolded).IsAssignableFrom(type)
            && type is { IsClass: true } && !typeof(IFolded).IsAssignableFrom(type.BaseType));

        Assert.Empty(folded.Except(TextTables.All.Select(table => table.GetType().GetGenericArguments()[0])));
    }

    [Fact]
    public async Task Run_NewDatabase_HasNothingToDo()
    {
        await using var test = await TestDb.CreateAsync();
        await using var db = await test.OpenAsync();

        Assert.Equal([("Numbers", 1), ("Texts", TextKey.Version)], (await db.Set<UpkeepProgress>().ToListAsync())
            .Select(progress => (progress.Step, progress.DoneVersion)).Order());
        Assert.Equal(0, await db.Audit.CountAsync(entry => entry.ActorName == "New version"));
    }

    [Fact]
    public async Task Run_MarksAndOldKeys_AreGoneEverywhereWithAnEntryForEachText()
    {
        await using var test = await OldAsync();

        await RunAsync(test);

        await using var db = await test.OpenAsync();
        Assert.Equal("lucja lee2", (await db.Users.SingleAsync(user => user.Id == 3)).NameKey);
        Assert.Equal("lucja lee2", (await db.AppLines.SingleAsync(line => line.UserId == 3)).UserNameKey);
        Assert.Equal("lucja lee2", (await db.AppDevices.SingleAsync(device => device.UserId == 3)).UserNameKey);
        Assert.Equal("lucja lee2", (await db.DidNumbers.SingleAsync(did => did.Id == 3)).RingsKey);
        Assert.Equal("lucja lee2", (await db.Audit.FirstAsync(entry => entry.ItemKind == nameof(PhoneUser) && entry.ItemId == 3)).ItemKey);
        var bo = await db.Users.SingleAsync(user => user.Id == 4);
        Assert.Equal(("Bo", null, ""), (bo.FirstName, bo.Department, bo.DepartmentKey));
        Assert.Equal(("JOSÉ@example.com", "jose@example.com"), await db.Users.Where(user => user.Id == 10)
            .Select(user => ValueTuple.Create(user.Email, user.EmailTextKey)).SingleAsync());
        var entries = await db.Audit.Where(entry => entry.ActorName == "New version").OrderBy(entry => entry.ItemId)
            .Select(entry => entry.ItemId + entry.ChangesJson).ToListAsync();
        Assert.Equal(2, entries.Count);
        Assert.Contains("FirstName", entries[0], StringComparison.Ordinal);
        Assert.Contains("Email", entries[1], StringComparison.Ordinal);
        var (kept, computed) = await KeptColumns.ReadAsync(db);
        Assert.Equal(computed, kept);
        Assert.Equal(1, (await test.Get<PhoneUserService>().ListAsync(TestActors.Administrator, new ListQuery { Search = "lucja" })).Total);
    }

    [Fact]
    public async Task Run_TwoOfOneName_TheOlderKeepsItAndTheYoungerWorksOnUntilRenamed()
    {
        await using var test = await OldAsync();
        await RunAsync(test);
        var audio = test.Get<AudioFileService>();

        Assert.Equal(
            [
                ("Ann Lee8", "Ann Lee5 has the same e-mail address, ann5@example.com. Change it here, or there."),
                ("Ann \u200B", "Last Name shows nothing: its characters are invisible. Enter one."),
                ("O'Brien", "“O’Brien” is the same name, only written differently. Rename one of the two."),
                ("O´Brien", "“O’Brien” is the same name, only written differently. Rename one of the two."),
                ("Sondag", "“Søndag” is the same name, only written differently. Rename one of the two."),
            ],
            (await FindingsAsync(test)).OrderBy(finding => finding.Item, StringComparer.Ordinal));

        // Both are found, and the younger can be saved as it is; a third one is refused.
        Assert.Equal(3, (await audio.ListAsync(TestActors.Administrator, new ListQuery { Search = "o'brien" })).Total);
        var younger = (await test.Get<PhoneUserService>().GetAsync(TestActors.Administrator, 9))!;
        younger.JobTitle = "Pilot";
        Assert.True((await test.Get<PhoneUserService>().SaveAsync(TestActors.Administrator, younger)).Succeeded);
        var edit = (await audio.GetAsync(TestActors.Administrator, 2))!;
        edit.Name = "o`brien";
        Assert.Equal(ProblemKind.Taken, Assert.Single((await audio.SaveAsync(TestActors.Administrator, edit)).Problems).Kind);

        await RenameAsync(3, "Ours");
        await RenameAsync(1, "Theirs");

        Assert.DoesNotContain(await FindingsAsync(test), finding => finding.Item is "Ours" or "O´Brien" or "Theirs");

        async Task RenameAsync(long id, string name)
        {
            var renamed = (await audio.GetAsync(TestActors.Administrator, id))!;
            renamed.Name = name;
            Assert.True((await audio.SaveAsync(TestActors.Administrator, renamed)).Succeeded);
        }
    }

    [Fact]
    public async Task Run_Again_ChangesNothing()
    {
        await using var test = await OldAsync();
        await RunAsync(test);
        var before = await DumpAsync(test);
        await using (var db = await test.OpenAsync())
        {
            await db.Database.ExecuteSqlRawAsync("UPDATE UpkeepProgress SET DoneVersion = 1, Version = 1;");
        }

        await RunAsync(test);

        Assert.Equal(before, await DumpAsync(test));
    }

    [Fact]
    public async Task Run_TwoProcessesAtOnce_DoItOnce()
    {
        await using var test = await OldAsync();
        await Task.WhenAll(Task.Run(() => RunAsync(test)), Task.Run(() => RunAsync(test)));

        await using var db = await test.OpenAsync();
        Assert.Equal(2, await db.Audit.CountAsync(entry => entry.ActorName == "New version"));
        Assert.Equal(5, (await FindingsAsync(test)).Count);
    }

    [Fact]
    public async Task Run_EndedAtTwentyMoments_GoesOnWhereItWasAndEndsTheSame()
    {
        var stop = new StopAtCommand();
        await using var whole = await OldAsync(stop);
        await RunAsync(whole);
        var (expected, commands) = (await DumpAsync(whole), stop.Seen);
        Assert.InRange(commands, 100, 10_000);

        await using var test = await OldAsync(stop);
        var ended = 0;
        for (var moment = 1; moment <= 20; moment++)
        {
            // Each start is ended after a twentieth of all commands, at another place of a batch each time: some with a batch half written.
            stop.After(commands / 20 + moment % 7);
            try
            {
                await RunAsync(test);
                break;
            }
            catch (Exception exception) when (exception.GetBaseException() is StopAtCommand.EndedException)
            {
                ended++;
            }
        }

        stop.After(int.MaxValue);
        await RunAsync(test);

        Assert.InRange(ended, 15, 20);
        Assert.Equal(expected, await DumpAsync(test));
    }

    private static async Task<TestDb> OldAsync(StopAtCommand? stop = null)
    {
        stop?.After(int.MaxValue);
        var test = await TestDb.CreateAsync(services => services.AddSingleton<TimeProvider>(new TestClock())
            .ConfigureDbContext<DashboardDb>(options => options.AddInterceptors(stop is null ? [] : [stop])));
        await StoredBefore.FillAsync(test);
        stop?.After(int.MaxValue);
        return test;
    }

    // In batches of three, so that there is something between them.
    private static Task RunAsync(TestDb test) => new UpkeepRun(test.Get<IDbContextFactory<DashboardDb>>(),
        [new TextUpkeep(test.Get<TimeProvider>(), rows: 3)]).RunAsync(CancellationToken.None);

    private static async Task<List<(string Item, string Sentence)>> FindingsAsync(TestDb test) =>
        [.. (await test.Get<DataFindingService>().ListAsync(TestActors.Administrator))
            .Select(finding => (finding.Item.Name, finding.Words.Sentence))];

    private static async Task<List<string>> DumpAsync(TestDb test)
    {
        await using var db = await test.OpenAsync();
        return await db.Database.SqlQueryRaw<string>("""
            SELECT 'user ' || Id || FirstName || LastName || COALESCE(Department, '-') || NameKey || LastNameKey || DepartmentKey || Version
                AS Value
            FROM Users
            UNION ALL SELECT 'address ' || Id || Email || EmailKey || EmailTextKey || EmailDomainKey FROM Users
            UNION ALL SELECT 'method ' || Id || UserNameKey || Version FROM ContactMethods
            UNION ALL SELECT 'did ' || Id || RingsKey || Version FROM DidNumbers
            UNION ALL SELECT 'audio ' || Id || Name || NameKey || Version FROM AudioFiles
            UNION ALL SELECT 'flow ' || Id || Name || NameKey || Version FROM CallFlows
            UNION ALL SELECT 'audit ' || Id || ActorKey || ItemKey || ItemVersion || ChangesJson FROM Audit
            UNION ALL SELECT 'finding ' || Id || Kind || ItemKind || ItemId || Field FROM DataFindings
            UNION ALL SELECT 'progress ' || Step || DoneVersion FROM UpkeepProgress
            """).ToListAsync();
    }

    /// <summary>Ends the process, as it were, before a command of the database: what was written since the last commit is lost.</summary>
    private sealed class StopAtCommand : DbCommandInterceptor
    {
        private int _left;

        internal int Seen { get; private set; }

        internal void After(int commands) => (_left, Seen) = (commands, 0);

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData,
            InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(Counted(result));

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData,
            InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(Counted(result));

        private InterceptionResult<T> Counted<T>(InterceptionResult<T> result)
        {
            Seen++;
            return _left-- > 0 ? result : throw new EndedException();
        }

        internal sealed class EndedException : Exception;
    }
}
