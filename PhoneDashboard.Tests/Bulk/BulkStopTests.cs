using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.Bulk;
using PhoneDashboard.Core.Data.Sample;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Bulk;

/// <summary>A run of several batches, cancelled between two of them or not: what was written is saved, the rest is as it was.</summary>
public sealed class BulkStopTests : IAsyncLifetime
{
    private const int Users = 1100; // two batches and a part of one

    private TestDb _test = null!;

    private static BulkRows All => BulkRows.OfView(BulkTable.Users, new ListQuery());

    public async Task InitializeAsync()
    {
        _test = await TestDb.CreateAsync();
        _ = (await _test.Get<SampleDataService>().LoadAsync(Actor.System("Test"), new SampleSize { Users = Users })).Value;
    }

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Theory]
    [InlineData(0)]
    [InlineData(500)]
    [InlineData(1000)]
    [InlineData(Users)]
    public async Task Apply_CancelledAfterSoManyRows_SavesThemInOneUndoAndLeavesTheRest(int after)
    {
        var before = await DepartmentsAsync();
        using var stop = new CancellationTokenSource();

        var done = (await _test.Get<BulkService>().ApplyAsync(
            TestActors.Operator, All, new DepartmentBulkEdit { Department = "Everyone" }, StopAfter(after, stop), stop.Token)).Value;

        Assert.Equal((after, 0, Users - after), (done.Changed, done.Refused, done.NotReached));
        Assert.Equal(Users, done.Outcomes.Select(outcome => outcome.UserId).Distinct().Count());
        var now = await DepartmentsAsync();
        var changed = done.Outcomes.Where(outcome => outcome.Result == BulkResult.Done).Select(outcome => outcome.UserId).ToHashSet();
        Assert.All(now, user => Assert.Equal(changed.Contains(user.Key) ? "Everyone" : before[user.Key], user.Value));
        await using var db = await _test.OpenAsync();
        Assert.Equal(after == 0 ? 0 : 1, await db.Snapshots.CountAsync());
        Assert.Equal(after, await db.Audit.CountAsync(entry => entry.SnapshotId == done.UndoId && entry.SnapshotId != null));
        if (done.UndoId is { } undo)
        {
            var undone = (await _test.Get<UndoService>().UndoAsync(TestActors.Operator, undo)).Value;
            Assert.Equal((done.Title, 0), (undone.Title, undone.Left.Count));
        }

        Assert.Equal(before, await DepartmentsAsync());
    }

    [Fact]
    public async Task ApplyInvites_CancelledAfterTheFirstBatch_MailsThoseOnly()
    {
        using var stop = new CancellationTokenSource();
        await using var db = await _test.OpenAsync();
        var before = await db.Outbox.CountAsync(mail => mail.State == OutboxState.Queued);

        var done = (await _test.Get<BulkInviteService>().ApplyAsync(
            TestActors.Support, All, BulkInvite.NeverMailed, StopAfter(500, stop), stop.Token)).Value;

        Assert.Equal(Users - 500, done.NotReached);
        Assert.NotEqual(0, done.Changed);
        Assert.Equal(500, done.NotDone - done.NotReached + done.Changed);
        Assert.Equal(before + done.Changed, await db.Outbox.CountAsync(mail => mail.State == OutboxState.Queued));
        Assert.Equal(
            done.Changed,
            await db.Audit.CountAsync(entry => entry.Action == AuditAction.InviteSent && entry.ActorName == TestActors.Support.Name));
        Assert.All(
            done.Outcomes.Where(outcome => outcome.Result is BulkResult.Refused or BulkResult.Skipped),
            outcome => Assert.NotNull(outcome.Reason));
        Assert.Equal(done.Outcomes.Select(outcome => outcome.Result).Order(), done.Outcomes.Select(outcome => outcome.Result));
    }

    private async Task<Dictionary<long, string?>> DepartmentsAsync()
    {
        await using var db = await _test.OpenAsync();
        return await db.Users.ToDictionaryAsync(user => user.Id, user => user.Department);
    }

    private static ProgressStop StopAfter(int rows, CancellationTokenSource stop)
    {
        if (rows == 0)
        {
            stop.Cancel();
        }

        return new(rows, stop);
    }

    private sealed class ProgressStop(int rows, CancellationTokenSource stop) : IProgress<BulkProgress>
    {
        public void Report(BulkProgress value)
        {
            if (value.Done >= rows)
            {
                stop.Cancel();
            }
        }
    }
}
