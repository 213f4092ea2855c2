using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.CallFlows;
using PhoneDashboard.Core.Data.Sample;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Lists;

/// <summary>
/// The columns that lists keep from other tables are what the migration would compute anew, and the full-text tables are
/// what is in the columns.
/// </summary>
public sealed class ListColumnsTests : IAsyncLifetime
{
    private static readonly Actor Operator = TestActors.Administrator;

    private TestDb _test = null!;

    public async Task InitializeAsync()
    {
        _test = await TestDb.CreateAsync();
        _ = (await _test.Get<SampleDataService>().LoadAsync(Operator, new SampleSize())).Value;
    }

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public Task Load_Sample_HasThem() => AssertKeptAsync();

    [Fact]
    public async Task Save_UserRenamed_FollowsInContactMethodsDevicesAndNumbers()
    {
        var edit = (await _test.Get<PhoneUserService>().GetAsync(Operator, 1))!;
        edit.FirstName = "Wilhelmina";

        Assert.True((await _test.Get<PhoneUserService>().SaveAsync(Operator, edit)).Succeeded);

        Assert.NotEmpty((await _test.Get<AppLineService>().ListAsync(Operator, ListQuery.Parse("?search=wilhelm"))).Rows);
        await AssertKeptAsync();
    }

    [Fact]
    public async Task Save_NumbersLetGoAndTaken_AreFreeAndAssigned()
    {
        var lines = _test.Get<AppLineService>();
        var from = await FirstLineAsync(line => line.DidNumbers.Count != 0 && line.InternalNumbers.Count != 0 && line.IsConfigured);
        var edit = await _test.EditOfAsync(from);
        var (did, extension) = (edit.DidNumberIds[0], edit.InternalNumberIds[0]);
        edit.DidNumberIds.Remove(did);
        edit.InternalNumberIds.Remove(extension);
        Assert.True((await lines.SaveAsync(Operator, from, edit)).Succeeded);
        await AssertKeptAsync();

        var to = await FirstLineAsync(line => line.Id != from && line.IsConfigured);
        var taking = await _test.EditOfAsync(to);
        taking.DidNumberIds.Insert(0, did);
        taking.InternalNumberIds.Add(extension);
        Assert.True((await lines.SaveAsync(Operator, to, taking)).Succeeded);
        await AssertKeptAsync();
    }

    [Fact]
    public async Task Save_FlowRenamed_FollowsInItsNumbers()
    {
        await _test.WriteAsync(async db =>
            (await db.CallFlows.FirstAsync(flow => db.DidAssignments.Any(did => did.CallFlowObject!.Tab.CallFlowId == flow.Id))).Name =
                "Switchboard");

        await using var db = await _test.OpenAsync();
        Assert.True(await db.DidNumbers.AnyAsync(did => did.RingsKey == "switchboard"));
        await AssertKeptAsync();
    }

    [Fact]
    public async Task Delete_UserAndDevice_NothingIsLeftOfThem()
    {
        await using var db = await _test.OpenAsync();
        var device = await db.AppDevices.Select(device => device.Id).FirstAsync();
        Assert.True((await _test.Get<AppDeviceService>().DeleteAsync(Operator, device)).Succeeded);
        var user = await db.Users.Where(user => user.DidNumbersKey != "").Select(user => user.Id).FirstAsync();

        Assert.True((await _test.Get<PhoneUserDeletion>().DeleteAsync(Operator, user)).Succeeded);

        await AssertKeptAsync();
    }

    [Fact]
    public async Task Send_Invite_StandsWithTheUser()
    {
        await using var db = await _test.OpenAsync();
        var user = await db.Users.Where(user => user.Email != null && user.Invite == null).Select(user => user.Id).FirstAsync();

        Assert.True((await _test.Get<InviteService>().SendAsync(Operator, user)).Succeeded);

        Assert.Equal(
            InviteState.Queued,
            await db.Users.Where(present => present.Id == user).Select(present => present.InviteStanding).SingleAsync());
        await AssertKeptAsync();
        Assert.True((await _test.Get<InviteService>().RevokeAsync(Operator, user)).Succeeded);
        await AssertKeptAsync();
    }

    [Fact]
    public async Task Add_MethodAndDeviceWhoseUserIsNotAtHand_GetTheName()
    {
        await _test.AddSipAccountAsync(2, "Desk");
        await _test.AddDeviceAsync(2, "Tablet");

        await AssertKeptAsync();
    }

    private async Task<long> FirstLineAsync(System.Linq.Expressions.Expression<Func<AppLine, bool>> where)
    {
        await using var db = await _test.OpenAsync();
        return await db.AppLines.Where(where).OrderBy(line => line.Id).Select(line => line.Id).FirstAsync();
    }

    private async Task AssertKeptAsync()
    {
        await using var db = await _test.OpenAsync();
        var (kept, computed) = await KeptColumns.ReadAsync(db);
        Assert.Equal(computed, kept);
    }
}
