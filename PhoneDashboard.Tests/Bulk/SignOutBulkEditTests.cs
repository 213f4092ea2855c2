using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.Bulk;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Tests.Phones;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Bulk;

/// <summary>Many devices at once: by their users, and by themselves.</summary>
public sealed class SignOutBulkEditTests : IAsyncLifetime
{
    private static readonly Actor Me = TestActors.Administrator;

    private PhoneTestDb _test = null!;

    private BulkService Bulk => _test.Db.Get<BulkService>();

    public async Task InitializeAsync() => _test = await PhoneTestDb.CreateAsync();

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task OfUsers_AllTheirDevices_StopAtOnce_AndOneUndoBringsThemBack()
    {
        var (ann, ben, eva) = (await ConnectAsync("Ann", 1), await ConnectAsync("Ben", 2), await ConnectAsync("Eva", 0));
        Assert.Equal(3, await SubscribersAsync());

        var done = await RunAsync(BulkRows.Of(BulkTable.Users, [ann, ben, eva]), new SignOutBulkEdit());

        Assert.Equal(("Signed out devices of 2 users", "Signed out", 2), (done.Title, done.Word, done.Changed));
        Assert.Equal("No device is signed in.", done.Outcomes.Single(outcome => outcome.UserId == eva).Reason);
        Assert.Equal(0, await SubscribersAsync());
        Assert.Equal(3, await CountAsync(device => device.SignedOutUtc != null));

        Assert.Empty((await _test.Db.Get<UndoService>().UndoAsync(Me, done.UndoId!.Value)).Value.Left);
        Assert.Equal(3, await SubscribersAsync());
        Assert.Equal(0, await CountAsync(device => device.SignedOutUtc != null));
    }

    [Fact]
    public async Task OfAView_OnlyItsDevices_AndNotThoseThatComeIntoItMeanwhile()
    {
        var ben = await ConnectAsync("Ben", 2);
        await using var db = await _test.Db.OpenAsync();
        var devices = await db.AppDevices.OrderBy(device => device.Id).ToListAsync();
        await db.AppDevices.Where(device => device.Id == devices[0].Id)
            .ExecuteUpdateAsync(update => update.SetProperty(device => device.Os, "Windows"));
        var rows = BulkRows.OfView(BulkTable.AppDevices, new ListQuery().WithFilter("os", "Windows"));
        var edit = new SignOutBulkEdit(rows);
        var preview = (await Bulk.PreviewAsync(Me, rows, edit)).Value;
        Assert.Equal((1, 1), (preview.Total, preview.Changing));
        await db.AppDevices.ExecuteUpdateAsync(update => update.SetProperty(device => device.Os, "Windows"));

        var done = (await Bulk.ApplyAsync(Me, preview.Rows, edit)).Value;

        Assert.Equal([ben], done.Outcomes.Where(outcome => outcome.Result == BulkResult.Done).Select(outcome => outcome.UserId));
        Assert.Equal(devices[0].Id, (await db.AppDevices.AsNoTracking().SingleAsync(device => device.SignedOutUtc != null)).Id);
        Assert.Equal(1, await SubscribersAsync());
    }

    [Fact]
    public async Task UndoneLater_TheDevicesStaySignedOut()
    {
        var ben = await ConnectAsync("Ben", 1);
        var done = await RunAsync(BulkRows.Of(BulkTable.Users, [ben]), new SignOutBulkEdit());
        _test.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.True((await _test.Db.Get<UndoService>().UndoAsync(Me, done.UndoId!.Value)).Succeeded);

        Assert.Equal(1, await CountAsync(device => device.SignedOutUtc != null));
        Assert.Equal(0, await SubscribersAsync());
    }

    [Fact]
    public async Task OneDevice_SignedOut_StaysInTheList_AndASecondTimeSaysSo()
    {
        await ConnectAsync("Ben", 1);
        await using var db = await _test.Db.OpenAsync();
        var id = (await db.AppDevices.SingleAsync()).Id;
        var devices = _test.Db.Get<AppDeviceService>();

        var undo = (await devices.SignOutAsync(Me, id)).Value.UndoId;

        Assert.Equal(AppDeviceState.SignedOut, (await devices.RowAsync(Me, id))!.State);
        Assert.Equal(ProblemKind.Changed, (await devices.SignOutAsync(Me, id)).Problems[0].Kind);
        Assert.Equal(ProblemKind.NotFound, (await devices.SignOutAsync(Me, 4711)).Problems[0].Kind);
        Assert.True((await _test.Db.Get<UndoService>().UndoAsync(Me, undo!.Value)).Succeeded);
        Assert.Equal(1, await SubscribersAsync());
    }

    private async Task<BulkDone> RunAsync(BulkRows rows, SignOutBulkEdit edit)
    {
        var preview = (await Bulk.PreviewAsync(Me, rows, edit)).Value;
        Assert.Equal(await SubscribersAsync(), await CountAsync(device => device.SignedOutUtc == null)); // nothing is done yet
        return (await Bulk.ApplyAsync(Me, preview.Rows, edit)).Value;
    }

    private async Task<long> ConnectAsync(string name, int phones)
    {
        var (user, token) = await _test.InviteAsync(name);
        for (var phone = 0; phone < phones; phone++)
        {
            await _test.ConnectAsync(token);
        }

        return user;
    }

    private async Task<int> CountAsync(System.Linq.Expressions.Expression<Func<AppDevice, bool>> which)
    {
        await using var db = await _test.Db.OpenAsync();
        return await db.AppDevices.CountAsync(which);
    }

    private async Task<int> SubscribersAsync()
    {
        await using var db = await _test.Db.OpenAsync();
        return await db.Database.SqlQuery<int>($"SELECT COUNT(*) AS Value FROM sip_subscriber").SingleAsync();
    }
}
