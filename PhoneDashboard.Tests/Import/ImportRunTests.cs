using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Bulk;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Import;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Import;

/// <summary>All or nothing: whole, cancelled, refused or killed on the way, and undone.</summary>
public sealed class ImportRunTests : IAsyncLifetime
{
    private const int NewUsers = 90;


    private readonly TestClock _clock = new();
    private TestDb _test = null!;
    private long _ann;

    public async Task InitializeAsync()
    {
        _test = await TestDb.CreateAsync(services => services.AddSingleton<TimeProvider>(_clock));
        await _test.AddInternalNumberAsync("101");
        await _test.AddInternalNumberAsync("102");
        _ann = await _test.AddUserAsync("Ann", "Lee", "ann@example.com");
    }

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task Run_NewAndPresentUsers_AreWrittenWithTheirLines_AndOneUndoTakesAllBack()
    {
        var before = await StateAsync();

        var done = (await Service.RunAsync(TestActors.Operator, await PlanAsync())).Value;

        Assert.Equal(("Imported users.csv", NewUsers, 1), (done.Title, done.Created.Count, done.Changed));
        var rows = (await _test.Get<PhoneUserService>().ListAsync(TestActors.Operator, new() { PageSize = 100 })).Rows;
        Assert.Equal(NewUsers + 1, rows.Count);
        var ann = rows.Single(row => row.Id == _ann);
        Assert.Equal(("Anna", "Sales", "101"), (ann.FirstName, ann.Department, Assert.Single(ann.InternalNumbers).Digits));
        Assert.Equal("102", Assert.Single(rows.Single(row => row.LastName == "Number 0").InternalNumbers).Digits);
        var lines = (await _test.Get<AppLineService>().ListAsync(TestActors.Operator, new() { PageSize = 100 })).Rows;
        Assert.Equal(NewUsers - 1, lines.Count(line => line.Status == AppLineStatus.Unconfigured)); // nothing was said of theirs

        var undone = (await _test.Get<UndoService>().UndoAsync(TestActors.Operator, done.UndoId!.Value)).Value;

        Assert.Equal(("Imported users.csv", 0), (undone.Title, undone.Left.Count));
        Assert.Equal(before, await StateAsync());
        Assert.Equal("This has already been undone.",
            (await _test.Get<UndoService>().UndoAsync(TestActors.Operator, done.UndoId.Value)).Problems[0].Message);
    }

    [Fact]
    public async Task Undo_UsersThatWereUsedSince_StayWholeAndAreNamed()
    {
        var done = (await Service.RunAsync(TestActors.Operator, await PlanAsync())).Value;
        var (edited, phoned, configured) = (done.Created[1], done.Created[2], done.Created[40]);
        var user = (await _test.Get<PhoneUserService>().GetAsync(TestActors.Operator, edited))!;
        user.JobTitle = "Buyer";
        Assert.True((await _test.Get<PhoneUserService>().SaveAsync(TestActors.Operator, user)).Succeeded);
        await _test.AddDeviceAsync(phoned, "Phone");
        var line = await _test.LineOfAsync(configured);
        Assert.True((await _test.Get<AppLineService>().SaveAsync(
            TestActors.Operator, line, new AppLineEdit { Version = 1, RecordInboundExternal = true })).Succeeded);

        var undone = (await _test.Get<UndoService>().UndoAsync(TestActors.Operator, done.UndoId!.Value)).Value;

        Assert.Equal(
            ["App Configuration of New Number 40 was changed again and stays as it is.",
                "New Number 1 was changed again and stays as it is.", "New Number 2 was changed again and stays as it is.",
                "New Number 40 was changed again and stays as it is."],
            undone.Left.Order(StringComparer.Ordinal));
        await using var db = await _test.OpenAsync();
        Assert.Equal([_ann, edited, phoned, configured],
            await db.Users.OrderBy(present => present.Id).Select(present => present.Id).ToListAsync());
        Assert.Equal([_ann, edited, phoned, configured],
            await db.AppLines.OrderBy(present => present.UserId).Select(present => present.UserId).ToListAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Cancel_AfterSoManyBatches_LeavesEverythingAsItWas(int batches)
    {
        var before = await StateAsync();
        using var stop = new CancellationTokenSource();
        if (batches == 0)
        {
            await stop.CancelAsync();
        }

        var result = await Service.RunAsync(TestActors.Operator, await PlanAsync(), new After(batches, stop.Cancel), stop.Token);

        Assert.Equal("Cancelled: nothing was imported.", result.Problems[0].Message);
        Assert.Equal(before, await StateAsync());
    }

    [Fact]
    public async Task Refusal_OnTheWay_LeavesEverythingAsItWas()
    {
        var plan = await PlanAsync();
        var before = await StateAsync();
        long other = 0;

        // Somebody takes an address of a later batch.
        var result = await Service.RunAsync(TestActors.Operator, plan, new After(1, () =>
            other = _test.AddUserAsync("Somebody", "Else", "new80@example.com").GetAwaiter().GetResult()));

        Assert.Equal(
            "Row 83, New Number 80: Somebody Else has this e-mail address. Enter a different one. Nothing was imported.",
            result.Problems[0].Message);
        await using (var db = await _test.OpenAsync())
        {
            await using var write = await db.BeginWriteAsync(Actor.System("Test"));
            db.Remove(await db.Users.Include(user => user.ContactMethods).SingleAsync(user => user.Id == other));
            Assert.True((await write.SaveAsync()).Succeeded);
        }

        Assert.Equal(before, await StateAsync());
    }

    [Fact]
    public async Task Run_UserChangedSinceTheCheck_IsRefusedByName()
    {
        var plan = await PlanAsync();
        var user = (await _test.Get<PhoneUserService>().GetAsync(TestActors.Operator, _ann))!;
        user.JobTitle = "Buyer";
        Assert.True((await _test.Get<PhoneUserService>().SaveAsync(TestActors.Operator, user)).Succeeded);

        var result = await Service.RunAsync(TestActors.Operator, plan);

        Assert.Equal(
            "Row 2: Ann Lee was changed by somebody else since the check. Nothing was imported; check again.",
            result.Problems[0].Message.Replace("Anna", "Ann", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Kill_OnTheWay_IsTakenBackOnceTheProcessIsKnownToBeDead()
    {
        var before = await StateAsync();
        var killed = new After(2, () => throw new KilledException());
        var run = new ImportRun(_test.Get<IDbContextFactory<Core.Data.DashboardDb>>(), TestActors.Operator, await PlanAsync(), _clock);
        await run.BeginAsync();
        await Assert.ThrowsAsync<KilledException>(() => run.WriteAsync(killed, CancellationToken.None));
        Assert.NotEqual(before, await StateAsync());
        var unfinished = _test.Get<UnfinishedChanges>();

        await unfinished.TakeBackAsync();
        Assert.NotEqual(before, await StateAsync()); // another process may still be at it

        _clock.Advance(ChangeGroup.SilentFor + TimeSpan.FromSeconds(1));
        await unfinished.TakeBackAsync();
        Assert.Equal(before, await StateAsync());
    }

    [Fact]
    public async Task Undo_WhileItIsBeingWritten_IsRefused()
    {
        Result<UndoneChange>? undone = null;
        await Service.RunAsync(TestActors.Operator, await PlanAsync(), new After(1, () =>
        {
            using var db = _test.OpenAsync().GetAwaiter().GetResult();
            var last = db.Snapshots.Max(snapshot => snapshot.Id);
            undone = _test.Get<UndoService>().UndoAsync(TestActors.Operator, last).GetAwaiter().GetResult();
        }));

        Assert.Equal("This is being written or undone at this moment. Wait until that has ended.", undone!.Problems[0].Message);
    }

    [Fact]
    public async Task Run_ByWhoMayNotCreateUsers_Throws()
    {
        var plan = await PlanAsync();

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Service.RunAsync(TestActors.Support, plan));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Service.RunAsync(TestActors.Manager, plan));
    }

    private ImportService Service => _test.Get<ImportService>();

    private async Task<ImportPlan> PlanAsync()
    {
        var rows = Enumerable.Range(0, NewUsers).Select(
            number => $"New,Number {number},,new{number}@example.com,{(number == 0 ? "102" : "")}");
        var file = ImportFiles.Of(
            $"First Name,Last Name,Department,Email,Internal Number\nAnna,Lee,Sales,ann@example.com,101\n{string.Join('\n', rows)}\n");
        var plan = (await Service.CheckAsync(TestActors.Operator, file, ImportMapping.Propose(file))).Value;
        Assert.Empty(plan.Rows.SelectMany(row => row.Problems));
        return plan;
    }

    private async Task<string> StateAsync()
    {
        await using var db = await _test.OpenAsync();
        var users = await PhoneUserDeletion.Whole(db.Users.AsNoTracking()).OrderBy(user => user.Id).ToListAsync();
        return string.Join('\n', users.Select(user => $"{user.Id} {user.FullName} {user.Department} {user.Email} {user.JobTitle} "
            + $"{user.AppLine.IsConfigured} {user.AppLine.Status} {user.InternalNumbersKey} "
            + string.Join(',', user.AppLine.InternalNumbers.Select(number => number.InternalNumber.Digits))))
            + $"\n{await db.InternalNumberAssignments.CountAsync()} {await db.ContactMethods.CountAsync()}";
    }

    /// <summary>Does something when so many batches are written.</summary>
    private sealed class After(int batches, Action act) : IProgress<BulkProgress>
    {
        private int _reported;

        public void Report(BulkProgress value)
        {
            if (++_reported == batches)
            {
                act();
            }
        }
    }

    private sealed class KilledException : Exception;
}
