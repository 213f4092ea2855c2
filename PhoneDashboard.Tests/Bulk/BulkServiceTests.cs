using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Bulk;
using PhoneDashboard.Core.Data.Sample;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Bulk;

public sealed class BulkServiceTests : IAsyncLifetime
{
    private static readonly Regex Versions = new(" Version=[0-9]+ ", RegexOptions.None, TimeSpan.FromSeconds(1));

    private readonly TestClock _clock = new();
    private readonly List<long> _users = [];
    private TestDb _test = null!;

    private BulkService Bulk => _test.Get<BulkService>();

    private BulkRows All => BulkRows.Of(BulkTable.Users, _users);

    public async Task InitializeAsync()
    {
        _test = await TestDb.CreateAsync(services => services.AddSingleton<TimeProvider>(_clock));
        foreach (var (first, last) in new[] { ("Ann", "Smith"), ("Ben", "Ortega"), ("Cyd", "Novak") })
        {
            _users.Add(await _test.AddUserAsync(first, last));
        }
    }

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task Apply_Department_ChangesThoseThatDifferAndWritesAnEntryForEachOfThem()
    {
        await Bulk.ApplyAsync(
            TestActors.Operator, BulkRows.Of(BulkTable.Users, [_users[0]]), new DepartmentBulkEdit { Department = "Sales" });
        var last = await LastEntryAsync();

        var preview = await Bulk.PreviewAsync(TestActors.Operator, All, new DepartmentBulkEdit { Department = " Sales " });
        var done = await Bulk.ApplyAsync(TestActors.Operator, preview.Value.Rows, new DepartmentBulkEdit { Department = " Sales " });

        Assert.Equal((3, 2, 1, 0), (preview.Value.Total, preview.Value.Changing, preview.Value.Same, preview.Value.Refusals.Count));
        Assert.Equal(("Changed Department of 2 users", 2, 0), (done.Value.Title, done.Value.Changed, done.Value.Refused));
        await using var db = await _test.OpenAsync();
        Assert.Equal(["Sales", "Sales", "Sales"], await db.Users.Select(user => user.Department).ToListAsync());
        var entries = await db.Audit.Where(entry => entry.Id > last).OrderBy(entry => entry.Id).ToListAsync();
        Assert.Equal(_users[1..], entries.Select(entry => entry.ItemId));
        Assert.All(
            entries,
            entry => Assert.Equal((AuditAction.Changed, done.Value.UndoId, "Operator"), (entry.Action, entry.SnapshotId, entry.ActorName)));
    }

    [Fact]
    public async Task Preview_AnyEdit_ChangesNothing()
    {
        var before = await TableDump.ReadAsync(_test);
        var method = await _test.AddDeliveryMethodAsync("Archive");

        await Bulk.PreviewAsync(TestActors.Operator, All, new DepartmentBulkEdit { Department = "Sales" });
        await Bulk.PreviewAsync(TestActors.Operator, All, new DeliveryMethodsBulkEdit { DeliveryMethodIds = [method] });

        Assert.Empty(before.Except(await TableDump.ReadAsync(_test), StringComparer.Ordinal));
    }

    [Fact]
    public async Task Apply_TimeSchedule_SetsItAndRefusesOneThatIsGone()
    {
        var schedule = (await _test.Get<TimeScheduleService>().AddAsync(
            TestActors.Operator, new NewTimeSchedule { Title = "Fridays", TimeZone = "Europe/Berlin" })).Value;

        var done = await Bulk.ApplyAsync(TestActors.Operator, All, new TimeScheduleBulkEdit { TimeScheduleId = schedule });
        var refused = await Bulk.ApplyAsync(TestActors.Operator, All, new TimeScheduleBulkEdit { TimeScheduleId = schedule + 1 });

        Assert.Equal(3, done.Value.Changed);
        Assert.Equal(
            (ProblemKind.NotFound, nameof(TimeScheduleBulkEdit.TimeScheduleId)), (refused.Problems[0].Kind, refused.Problems[0].Field));
        await using var db = await _test.OpenAsync();
        Assert.Equal(3, await db.Users.CountAsync(user => user.TimeScheduleId == schedule));
    }

    [Fact]
    public async Task Apply_Recording_SetsTheSwitchesThatAreNotLeft()
    {
        var (ann, dee) = (_users[0],
            await _test.AddUserAsync("Dee", "Park", line: new AppLineEdit { RecordInboundExternal = true, RecordOnDemand = true }));

        await Bulk.ApplyAsync(
            TestActors.Operator,
            BulkRows.Of(BulkTable.Users, [ann, dee]),
            RecordingBulkEdit.Of((AppLineFields.RecordInboundInternal, true), (AppLineFields.RecordInboundExternal, false)));

        Assert.Equal((true, false, false), await SwitchesAsync(ann));
        Assert.Equal((true, false, true), await SwitchesAsync(dee));
        await using var db = await _test.OpenAsync();
        var attention = await db.AppLines.Where(line => line.UserId == dee).Select(line => line.Status).SingleAsync();
        Assert.Equal(AppLineStatus.NeedsAttention, attention); // recordings go nowhere
    }

    [Fact]
    public async Task Apply_NothingChosen_IsRefused()
    {
        var recording = await Bulk.ApplyAsync(TestActors.Operator, All, new RecordingBulkEdit());
        var delivery = await Bulk.PreviewAsync(
            TestActors.Operator, All, new DeliveryMethodsBulkEdit { Change = DeliveryMethodsChange.Remove });

        Assert.Equal(ProblemKind.Invalid, Assert.Single(recording.Problems).Kind);
        Assert.Equal(nameof(DeliveryMethodsBulkEdit.DeliveryMethodIds), Assert.Single(delivery.Problems).Field);
    }

    [Theory]
    [InlineData(DeliveryMethodsChange.Add, "Archive, Desk", 1)]
    [InlineData(DeliveryMethodsChange.Remove, "Archive", 1)]
    [InlineData(DeliveryMethodsChange.Replace, "Desk", 2)]
    public async Task Apply_DeliveryMethods_AddsRemovesOrReplaces(DeliveryMethodsChange change, string expected, int changed)
    {
        var (archive, desk) = (await _test.AddDeliveryMethodAsync("Archive"), await _test.AddDeliveryMethodAsync("Desk"));
        var one = await _test.AddUserAsync("Dee", "Park", line: new AppLineEdit { DeliveryMethodIds = [archive] });
        var both = await _test.AddUserAsync("Eve", "Quinn", line: new AppLineEdit { DeliveryMethodIds = [archive, desk] });
        var rows = BulkRows.Of(BulkTable.AppLines, [await _test.LineOfAsync(one), await _test.LineOfAsync(both)]);

        var done = await Bulk.ApplyAsync(
            TestActors.Operator, rows, new DeliveryMethodsBulkEdit { Change = change, DeliveryMethodIds = [desk] });

        Assert.Equal(changed, done.Value.Changed);
        await using var db = await _test.OpenAsync();
        var names = await db.LineDeliveryMethods
            .Where(
            delivery => delivery.AppLine.UserId == both || (delivery.AppLine.UserId == one && change != DeliveryMethodsChange.Remove))
            .OrderBy(delivery => delivery.DeliveryMethod.Name)
            .Select(delivery => new { delivery.AppLine.UserId, delivery.DeliveryMethod.Name })
            .ToListAsync();
        Assert.All(names.GroupBy(row => row.UserId), line => Assert.Equal(expected, string.Join(", ", line.Select(row => row.Name))));
        Assert.Equal(change == DeliveryMethodsChange.Remove ? 1 : 2, names.Select(row => row.UserId).Distinct().Count());
    }

    [Fact]
    public async Task Undo_OfEachKind_DatabaseIsAsBeforeRowForRow()
    {
        await using var sample = await TestDb.CreateAsync(); // only an empty system takes the sample
        await sample.Get<SampleDataService>().LoadAsync(TestActors.Administrator, new SampleSize());
        await using var db = await sample.OpenAsync();
        var schedule = await db.TimeSchedules.Select(schedule => schedule.Id).FirstAsync();
        var method = await db.DeliveryMethods.Select(method => method.Id).FirstAsync();
        var before = await DumpAsync(sample);

        foreach (var edit in new BulkEdit[]
        {
            new DepartmentBulkEdit { Department = "Everyone" },
            new TimeScheduleBulkEdit { TimeScheduleId = schedule },
            RecordingBulkEdit.Of((AppLineFields.RecordOnDemand, true), (AppLineFields.RecordOutboundExternal, false)),
            new DeliveryMethodsBulkEdit { Change = DeliveryMethodsChange.Replace, DeliveryMethodIds = [method] },
        })
        {
            var done = await sample.Get<BulkService>().ApplyAsync(
                TestActors.Operator, BulkRows.OfView(BulkTable.Users, new ListQuery()), edit);
            Assert.NotEqual(before, await DumpAsync(sample));

            var undone = await sample.Get<UndoService>().UndoAsync(TestActors.Operator, done.Value.UndoId!.Value);

            Assert.Empty(undone.Value.Left);
            Assert.Equal(before, await DumpAsync(sample));
        }
    }

    [Fact]
    public async Task Apply_View_ChangesTheRowsOfTheFilterOnly()
    {
        await Bulk.ApplyAsync(
            TestActors.Operator,
            BulkRows.OfView(BulkTable.Users, new ListQuery { Search = "ortega" }),
            new DepartmentBulkEdit { Department = "Sales" });
        await Bulk.ApplyAsync(
            TestActors.Operator,
            BulkRows.OfView(BulkTable.AppLines, new ListQuery().WithFilter("user", "novak")),
            new DepartmentBulkEdit { Department = "Support" });

        await using var db = await _test.OpenAsync();
        Assert.Equal([null, "Sales", "Support"], await db.Users.OrderBy(user => user.Id).Select(user => user.Department).ToListAsync());
    }

    [Fact]
    public async Task Apply_RowsDeletedMeanwhile_AreLeftOutAndCounted()
    {
        var lines = BulkRows.Of(BulkTable.AppLines, [await _test.LineOfAsync(_users[0]), await _test.LineOfAsync(_users[1])]);
        await _test.Get<PhoneUserDeletion>().DeleteAsync(TestActors.Operator, _users[1]);

        var preview = await Bulk.PreviewAsync(TestActors.Operator, lines, new DepartmentBulkEdit { Department = "Sales" });
        var progress = new Heard();
        var done = await Bulk.ApplyAsync(TestActors.Operator, All, new DepartmentBulkEdit { Department = "Sales" }, progress);

        var refusal = Assert.Single(preview.Value.Refusals);
        Assert.Equal(("Deleted in the meantime.", 1, ""), (refusal.Reason, refusal.Count, refusal.Words));
        Assert.Equal((2, 1), (done.Value.Changed, done.Value.Refused));
        Assert.Equal([new BulkProgress(3, 3)], progress.All);
    }

    [Fact]
    public async Task Apply_NothingToChange_IsNoEntryAndNoUndo()
    {
        var last = await LastEntryAsync();

        var done = await Bulk.ApplyAsync(TestActors.Operator, All, new DepartmentBulkEdit());

        Assert.Equal((0, (long?)null), (done.Value.Changed, done.Value.UndoId));
        Assert.Equal(last, await LastEntryAsync());
    }

    [Fact]
    public async Task Preview_MoreThanTheMost_IsRefused()
    {
        var rows = BulkRows.Of(BulkTable.Users, [.. Enumerable.Range(1, BulkRows.Most + 1).Select(id => (long)id)]);

        var preview = await Bulk.PreviewAsync(TestActors.Operator, rows, new DepartmentBulkEdit());
        var done = await Bulk.ApplyAsync(TestActors.Operator, rows, new DepartmentBulkEdit());

        Assert.StartsWith("At most 10,000 rows", Assert.Single(preview.Problems).Message, StringComparison.Ordinal);
        Assert.Equal(ProblemKind.Invalid, Assert.Single(done.Problems).Kind);
    }

    private async Task<(bool InboundInternal, bool InboundExternal, bool OnDemand)> SwitchesAsync(long user)
    {
        var edit = await _test.EditOfAsync(await _test.LineOfAsync(user));
        return (edit.RecordInboundInternal, edit.RecordInboundExternal, edit.RecordOnDemand);
    }

    private async Task<long> LastEntryAsync()
    {
        await using var db = await _test.OpenAsync();
        return await db.Audit.MaxAsync(entry => entry.Id);
    }

    // Versions only go up, or a form that was opened in between could overwrite.
    private static async Task<List<string>> DumpAsync(TestDb test) =>
        [.. (await TableDump.ReadAsync(test)).Select(row => Versions.Replace(row, " ")).Order(StringComparer.Ordinal)];

    private sealed class Heard : IProgress<BulkProgress>
    {
        internal List<BulkProgress> All { get; } = [];

        public void Report(BulkProgress value) => All.Add(value);
    }
}
