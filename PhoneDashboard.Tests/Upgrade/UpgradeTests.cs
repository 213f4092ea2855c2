using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.CallFlows;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Overview;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Upgrade;

/// <summary>
/// A database that an earlier version has written opens with this one, and what happened in it can be read, restored, undone and erased.
/// The files are named after the commit that wrote them, and beside each lies the program that did.
/// </summary>
public sealed class UpgradeTests : IAsyncLifetime
{
    private const string Written = "3bd3d3c";

    private static readonly Actor Actor = TestActors.Administrator;

    private readonly string _folder = Directory.CreateTempSubdirectory("phonedashboard-upgrade-").FullName;
    private TestDb _test = null!;

    private HistoryService History => _test.Get<HistoryService>();

    private PhoneUserService Users => _test.Get<PhoneUserService>();

    public async Task InitializeAsync()
    {
        var database = Path.Combine(_folder, "dashboard.db");
        var packed = Path.Combine(Repository.Root, "PhoneDashboard.Tests", "Upgrade", $"{Written}.db.gz");
        await using (var file = new GZipStream(File.OpenRead(packed), CompressionMode.Decompress))
        await using (var unpacked = File.Create(database))
        {
            await file.CopyToAsync(unpacked);
        }

        // A day after it was written: its changes can still be undone, but not at once.
        var clock = new TestClock();
        clock.Advance(TimeSpan.FromDays(1));
        _test = await TestDb.CreateAsync(
            services => services.AddSingleton<TimeProvider>(clock), ("ConnectionStrings:Dashboard", $"Data Source={database}"));
    }

    public async Task DisposeAsync()
    {
        await _test.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Open_IsWholeAndOfThisVersion()
    {
        await using var db = await _test.OpenAsync();

        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        Assert.Equal(0, await db.Database.SqlQueryRaw<int>("SELECT count(*) AS Value FROM pragma_foreign_key_check").SingleAsync());
        Assert.Equal(
            ["ok"], await db.Database.SqlQueryRaw<string>("SELECT integrity_check AS Value FROM pragma_integrity_check").ToListAsync());
        var (kept, computed) = await KeptColumns.ReadAsync(db);
        Assert.Equal(computed, kept);
        var team = await _test.Get<TeamAccountService>().ListAsync(Actor, new ListQuery());
        Assert.Contains(team.Rows, account => account is { Name: "Olga Operator", Email: "operator@example.com", Role: Role.Operator });
    }

    [Fact]
    public async Task ListsAndSearches_FindWhatIsThere()
    {
        var found = await _test.Get<QuickSearchService>().FindAsync(Actor, "202 555 0101");
        var lees = await Users.ListAsync(Actor, ListQuery.Parse("search=lee"));
        var lines = await _test.Get<AppLineService>().ListAsync(Actor, ListQuery.Parse("did-number=2025550101"));
        var free = await _test.Get<InternalNumberService>().ListAsync(Actor, ListQuery.Parse("status=Free"));
        var activity = await _test.Get<ActivityService>().ListAsync(Actor, ListQuery.Parse("item=ortega&field=DeliveryMethods"));

        Assert.Equal(("+1 202 555 0101", "Ben Ortega"), (found.Single().Title, found.Single().Detail));
        Assert.Equal(["chris.lee@example.com", "chris.lee@example.org"], lees.Rows.Select(user => user.Email).Order());
        Assert.Equal("Ben Ortega", lines.Rows.Single().UserName);
        Assert.Equal(["007"], free.Rows.Select(number => number.Digits));
        Assert.Equal(2, activity.Rows.Count);
    }

    [Fact]
    public async Task History_IsInTheWordsOfTheScreens()
    {
        var ben = await UserAsync("ortega");
        var entries = (await History.ListAsync(Actor, nameof(PhoneUser), ben.Id)).Entries;

        Assert.Equal(
            [
                [
                    "DID Numbers: +1 202 555 0102, +1 202 555 0101 > +1 202 555 0101",
                    "Caller IDs: +1 202 555 0101, +1 202 555 0102 > +1 202 555 0102",
                ],
                ["Voicemail Audio: Welcome, everybody > Closed", "Delivery Methods: Calls, Calls, recorded > Calls"],
                ["Department: Sales > Support", "Time Schedule: Office > Late shift"],
                ["Department:  > Sales", "Time Schedule:  > Office"],
            ],
            entries.Take(4).Select(Words));
        Assert.Equal(
            ["Working Hours: Monday 09:00-12:00, Monday 13:00-17:00, Friday 09:00-15:00 > Friday 09:00-16:30"],
            Words((await History.ListAsync(Actor, nameof(TimeSchedule), await OfficeAsync())).Entries[0]));
    }

    [Theory]
    [InlineData(nameof(PhoneUser.Department), "Sales")]
    [InlineData(nameof(PhoneUser.TimeScheduleId), "Office")]
    [InlineData(nameof(AppLine.VoicemailAudioId), "Welcome, everybody")]
    [InlineData(nameof(AppLine.DeliveryMethods), "Calls, Calls, recorded")]
    [InlineData(nameof(AppLine.DidNumbers), "+1 202 555 0102, +1 202 555 0101")]
    [InlineData(nameof(AppLine.CallerIds), "+1 202 555 0101, +1 202 555 0102")]
    public async Task Restore_ValueOfAPerson_IsThereAgain(string field, string words) =>
        await RestoresAsync(nameof(PhoneUser), (await UserAsync("ortega")).Id, field, words);

    [Fact]
    public async Task Restore_WorkingHours_AreThereAgain() => await RestoresAsync(
        nameof(TimeSchedule),
        await OfficeAsync(),
        nameof(TimeSchedule.Ranges),
        "Monday 09:00-12:00, Monday 13:00-17:00, Friday 09:00-15:00");

    [Fact]
    public async Task Undo_DeletedUser_IsBackWithAllThatWasTheirs()
    {
        var deleted = await _test.Get<ActivityService>().ListAsync(Actor, ListQuery.Parse("item=cole&kind=PhoneUser"));
        var undone = await _test.Get<UndoService>().UndoAsync(Actor, deleted.Rows[0].SnapshotId!.Value);

        Assert.Equal("Deleted Dan Cole", undone.Value.Title);
        Assert.Empty(undone.Value.Left);
        var dan = await UserAsync("cole");
        Assert.Equal((1, "12025550103", "007"), (dan.SipAccounts, dan.DidNumbers.Single().Digits, dan.InternalNumbers.Single().Digits));
        Assert.Equal(["Main line"], dan.CallFlows.Select(flow => flow.Name));
        await Open_IsWholeAndOfThisVersion();
    }

    [Fact]
    public async Task Erase_OneOfTwoPeopleOfOneName_LeavesTheHistoryOfTheOther()
    {
        var first = await UserAsync("chris.lee@example.com");
        var second = await UserAsync("chris.lee@example.org");
        var others = (await History.ListAsync(Actor, nameof(PhoneUser), second.Id)).Entries;

        _ = (await _test.Get<ErasureService>().EraseAsync(Actor, first.Id)).Value;

        var left = (await History.ListAsync(Actor, nameof(PhoneUser), first.Id)).Entries;
        Assert.All(left, entry => Assert.Equal((ErasureService.ErasedName, 0), (entry.ItemName, entry.Changes.Count)));
        Assert.Equal(
            others.Select(entry => (entry.Id, entry.ItemName, string.Join('|', Words(entry)))),
            (await History.ListAsync(Actor, nameof(PhoneUser), second.Id)).Entries
                .Select(entry => (entry.Id, entry.ItemName, string.Join('|', Words(entry)))));
        var flows = await _test.Get<ActivityService>().ListAsync(Actor, ListQuery.Parse($"kind={nameof(CallFlow)}&item=second"));
        Assert.DoesNotContain("Chris", string.Join('|', flows.Rows.SelectMany(Words)), StringComparison.Ordinal);
    }

    private static string[] Words(ActivityRow entry) =>
        [.. entry.Changes.Select(change => $"{change.Label}: {change.Before} > {change.After}")];

    /// <summary>Restores the value before the newest change of the field, and looks at the history for what it is now.</summary>
    private async Task RestoresAsync(string kind, long id, string field, string words)
    {
        var values = _test.Get<ValueRestore>();
        var entry = (await History.ListAsync(Actor, kind, id)).Entries.First(entry => entry.Changes.Any(change => change.Field == field));
        var preview = (await values.PreviewAsync(Actor, entry.Id, field)).Value;

        Assert.Empty((await values.RestoreAsync(Actor, entry.Id, field, preview.Version)).Problems);

        var written = (await History.ListAsync(Actor, kind, id)).Entries[0].Changes.Single();
        Assert.Equal((field, preview.Now, words, words), (written.Field, written.Before, written.After, preview.After));
    }

    private async Task<PhoneUserRow> UserAsync(string search) =>
        (await Users.ListAsync(Actor, ListQuery.Parse($"search={search}"))).Rows.Single();

    private async Task<long> OfficeAsync() =>
        (await _test.Get<TimeScheduleService>().OptionsAsync(Actor)).Single(schedule => schedule.Title == "Office").Id;
}
