using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Download;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Core.SignIn;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;
using static PhoneDashboard.Tests.Activity.AuditTestData;

namespace PhoneDashboard.Tests.Activity;

public sealed class ActivityServiceTests : IAsyncLifetime
{
    private static readonly DateTime Noon = new(2026, 3, 2, 12, 0, 0, DateTimeKind.Utc);

    private readonly TestClock _clock = new();
    private TestDb _test = null!;

    public async Task InitializeAsync() => _test = await TestDb.CreateAsync(services => services.AddSingleton<TimeProvider>(_clock));

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task List_OwnOrder_IsTheNewestFirstAlsoOfTheSameMoment()
    {
        await _test.AddRowsAsync(Entry(Noon, item: "First"), Entry(Noon.AddYears(1), item: "Latest"), Entry(Noon, item: "Second"));

        Assert.Equal(["Latest", "Second", "First"], (await ListAsync("?kind=PhoneUser")).Rows.Select(row => row.ItemName));
        Assert.Equal(["First", "Second", "Latest"], (await ListAsync("?kind=PhoneUser&sort=when")).Rows.Select(row => row.ItemName));
    }

    [Theory]
    [InlineData("?person=casey", "Desk")]
    [InlineData("?person=ase", "Desk")]
    [InlineData("?item=ort", "Ben Ortega")]
    [InlineData("?kind=DidNumber", "+12025550101")]
    [InlineData("?field=Enabled", "+12025550101")]
    [InlineData("?field=Enabled&kind=PhoneUser", "")]
    [InlineData("?item=%2B1+202+555+0101", "+12025550101")]
    [InlineData("?search=berg&kind=PhoneUser", "Ben Ortega")]
    [InlineData("?search=desk", "Desk")]
    [InlineData("?from=nonsense", "")]
    [InlineData("?from=9999-12-31", "")]
    public async Task List_Filter_FindsTheseEntries(string view, string items)
    {
        await _test.AddRowsAsync(
            Entry(Noon), Entry(Noon, item: "+12025550101", kind: "DidNumber", field: "Enabled"), Entry(
                Noon, person: "Casey Support", item: "Desk", kind: "SipAccount", field: "Name"));

        Assert.Equal(items, string.Join(", ", (await ListAsync(view)).Rows.Select(row => row.ItemName)));
    }

    [Theory]
    [InlineData("?person=ann", "5, 4, 2, 1")]
    [InlineData("?sort=when&person=ann", "1, 2, 4, 5")]
    [InlineData("?person=ann&kind=DidNumber", "4")]
    [InlineData("?person=ann&from=2026-03-03", "5, 4")]
    [InlineData("?person=ann&item=ortega&field=Enabled", "5")]
    [InlineData("?field=Department&from=2026-03-03&kind=PhoneUser", "3")]
    [InlineData("?search=cas ortega", "3")]
    public async Task List_TextAndField_FindTheSameWhetherRowsAreComparedOrTheIndexLeads(string view, string items)
    {
        var next = Noon.AddDays(1);
        await _test.AddRowsAsync(
            Entry(
                Noon, item: "Ben Ortega 1"), Entry(Noon, item: "Ben Ortega 2"), Entry(next, item: "Ben Ortega 3", person: "Casey Support"),
            Entry(next, item: "+12025550101 4", kind: "DidNumber", field: "Enabled"), Entry(next, item: "Ben Ortega 5", field: "Enabled"));
        await using var db = await _test.OpenAsync();

        foreach (var few in new[] { 0, 1000 })
        {
            var page = await ActivityLists.Definition(TimeZoneInfo.Utc, few)
                .PageAsync(db, db.Audit, ActivityLists.NewestFirst(ListQuery.Parse(view)), entry => entry.ItemName, CancellationToken.None);
            Assert.Equal(items, string.Join(", ", page.Rows.Select(name => name.Split(' ')[^1])));
        }
    }

    [Fact]
    public async Task List_FromAndTo_AreWholeDaysOfTheAccountsZone()
    {
        var settings = AccountSettingsEdit.From(await _test.Get<SettingsService>().GetAsync(TestActors.Administrator));
        settings.TimeZone = "America/New_York"; // five hours behind, and four from 8 March 2026 on
        _ = (await _test.Get<SettingsService>().SaveAsync(TestActors.Administrator, settings)).Value;
        await _test.AddRowsAsync(
            Entry(new DateTime(2026, 3, 7, 4, 59, 59, DateTimeKind.Utc), item: "Day before"),
            Entry(new DateTime(2026, 3, 7, 5, 0, 0, DateTimeKind.Utc), item: "First moment"),
            Entry(new DateTime(2026, 3, 9, 3, 59, 59, DateTimeKind.Utc), item: "Last moment"),
            Entry(new DateTime(2026, 3, 9, 4, 0, 0, DateTimeKind.Utc), item: "Day after"));

        Assert.Equal(
            ["Last moment", "First moment"],
            (await ListAsync("?kind=PhoneUser&from=2026-03-07&to=2026-03-08")).Rows.Select(row => row.ItemName));
    }

    [Fact]
    public async Task List_Operator_SeesNothingOfTeamAccountsAndSettings()
    {
        _ = (await _test.Get<TeamAccessService>().SetUpAsync(TeamSession.Administrator())).Value;
        await _test.AddUserAsync("Ben", "Ortega");
        var secret = (await ListAsync("?kind=TeamAccount")).Rows[0];

        Assert.NotEmpty((await ListAsync("?kind=AccountSettings")).Rows);
        foreach (var view in new[] { "?", "?kind=TeamAccount", "?kind=AccountSettings", $"?item={secret.ItemName}", "?field=Role" })
        {
            Assert.DoesNotContain(
                (await _test.Get<ActivityService>().ListAsync(TestActors.Operator, ListQuery.Parse(view))).Rows,
                row => AuditWords.IsOfTeam(row.ItemKind));
        }

        Assert.Null(await _test.Get<ActivityService>().GetAsync(TestActors.Operator, secret.Id));
        Assert.NotNull(await _test.Get<ActivityService>().GetAsync(TestActors.Administrator, secret.Id));
    }

    [Fact]
    public async Task List_ManyEntries_AreCountedSoFarAndNoFurther()
    {
        await _test.AddRowsAsync(
            [.. Enumerable.Range(0, ListDefinition<AuditEntry>.CountedAtMost + 1).Select(minute => Entry(Noon.AddMinutes(minute)))]);

        foreach (var view in new[] { "?", "?kind=PhoneUser", "?field=Department", "?person=ann", "?search=ben" })
        {
            var page = await ListAsync(view + "&page=400");
            Assert.Equal((ListDefinition<AuditEntry>.CountedAtMost, true, 25), (page.Total, page.IsCapped, page.Rows.Count));
        }
    }

    [Fact]
    public async Task List_Values_AreWordsOfTheScreens()
    {
        var schedules = _test.Get<TimeScheduleService>();
        var late = (await schedules.AddAsync(
            TestActors.Administrator, new NewTimeSchedule { Title = "Late shift", TimeZone = "Europe/London" })).Value;
        var did = await _test.AddDidAsync("12025550101");
        var ben = await _test.AddUserAsync("Ben", "Ortega");
        await _test.ChangeUserAsync(ben, edit => edit.TimeScheduleId = late);
        await _test.ChangeLineAsync(await _test.LineOfAsync(ben), edit => (edit.DidNumberIds, edit.RecordOnDemand) = ([did], true));

        var line = (await ListAsync("?kind=AppLine&field=DidNumbers")).Rows[0];
        Assert.Equal(("App Configuration Ben Ortega", ben), (line.ItemWords, line.Item!.UserId));
        Assert.Contains(new FieldWords("DidNumbers", "DID Numbers", null, "+1 202 555 0101"), line.Changes);
        Assert.Contains(new FieldWords("RecordOnDemand", "Record On Demand", "No", "Yes"), line.Changes);
        Assert.Equal(
            [new FieldWords("TimeScheduleId", "Time Schedule", null, "Late shift")],
            (await ListAsync("?field=TimeScheduleId")).Rows[0].Changes);

        await _test.ChangeUserAsync(ben, edit => edit.TimeScheduleId = null);
        _ = (await schedules.DeleteAsync(TestActors.Administrator, late)).Value;
        Assert.Equal(
            [new FieldWords("TimeScheduleId", "Time Schedule", "Late shift", null)],
            (await ListAsync("?field=TimeScheduleId")).Rows[0].Changes);
        Assert.Null((await ListAsync("?kind=TimeSchedule")).Rows[0].Item);
    }

    [Fact]
    public async Task List_Snapshot_IsOfferedWhileItCanUndo()
    {
        var now = TestClock.Start;
        await _test.AddRowsAsync(
            new ChangeSnapshot { Id = 1, Utc = now, Title = "Fresh", RowsJson = "[]" },
            new ChangeSnapshot { Id = 2, Utc = now, Title = "Undone", RowsJson = "[]", UndoneUtc = now },
            new ChangeSnapshot { Id = 3, Utc = now - ChangeSnapshot.KeptFor, Title = "Old", RowsJson = "[]" });
        foreach (var (id, name) in new[] { (1L, "Fresh"), (2, "Undone"), (3, "Old"), (4, "Gone") })
        {
            var entry = Entry(now, item: name);
            entry.SnapshotId = id;
            await _test.AddRowsAsync(entry);
        }

        Assert.Equal(
            [("Gone", null), ("Old", null), ("Undone", null), ("Fresh", 1L)],
            (await ListAsync("?kind=PhoneUser")).Rows.Select(row => (row.ItemName, row.SnapshotId)));
    }

    [Fact]
    public async Task Export_View_HasTheRowsOfTheViewInItsOrder()
    {
        await _test.AddRowsAsync(
            Entry(Noon, item: "First"), Entry(Noon.AddMinutes(1), item: "=Second"), Entry(Noon, person: "Casey", item: "Other"));
        var query = ListQuery.Parse("?person=berg");
        using var file = new MemoryStream();

        await _test.Get<DownloadService>().WriteAsync(TestActors.Operator, "activity", query, CsvFormat.Plain, file);

        Assert.Equal(2, await _test.Get<DownloadService>().CountAsync(TestActors.Operator, "activity", query));
        var lines = System.Text.Encoding.UTF8.GetString(file.ToArray()).TrimStart('\ufeff').Split("\r\n");
        Assert.Equal("When,Person,What,Kind,Item,Fields,Changes", lines[0]);
        Assert.Equal("2026-03-02 12:01:00,Ann Berg,Changed,User,'=Second,Department,Department: Sales → Support", lines[1]);
        Assert.StartsWith("2026-03-02 12:00:00,Ann Berg,Changed,User,First,", lines[2], StringComparison.Ordinal);
        Assert.Equal("", lines[3]);
    }

    private Task<ListPage<ActivityRow>> ListAsync(string view) =>
        _test.Get<ActivityService>().ListAsync(TestActors.Administrator, ListQuery.Parse(view));
}
