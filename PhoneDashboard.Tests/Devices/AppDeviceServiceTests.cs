using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Devices;

public sealed class AppDeviceServiceTests : IAsyncLifetime
{
    private TestDb _test = null!;
    private long _user;
    private long _phone;

    private AppDeviceService Devices => _test.Get<AppDeviceService>();

    public async Task InitializeAsync()
    {
        _test = await TestDb.CreateAsync();
        _user = await _test.AddUserAsync("Ben", "Ortega", "ben@example.com");
        _phone = await _test.AddDeviceAsync(_user, "Ben's phone");
        await _test.AddDeviceAsync(_user, "Tablet");
    }

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task Delete_EndsThatSessionAndRotatesTheToken()
    {
        await _test.Get<InviteService>().SendAsync(TestActors.Administrator, _user);
        byte[] before;
        await using (var db = await _test.OpenAsync())
        {
            before = (await db.Invites.SingleAsync()).TokenHash;
        }

        Assert.True((await Devices.DeleteAsync(TestActors.Administrator, _phone)).Succeeded);

        await using var read = await _test.OpenAsync();
        Assert.Equal("Tablet", (await read.AppDevices.SingleAsync()).Name);
        Assert.False(await read.Invites.AnyAsync(invite => invite.TokenHash == before));
    }

    [Fact]
    public async Task Row_Device_IsAsInTheTableAndNullWhenGone()
    {
        var row = await Devices.RowAsync(TestActors.Administrator, _phone);

        Assert.Equal(("Ben's phone", "Ben Ortega", _user), (row!.Name, row.UserName, row.UserId));
        Assert.Null(await Devices.RowAsync(TestActors.Administrator, _phone + 100));
    }

    [Fact]
    public async Task Delete_Twice_SaysSo()
    {
        await Devices.DeleteAsync(TestActors.Administrator, _phone);

        Assert.Equal(ProblemKind.NotFound, Assert.Single((await Devices.DeleteAsync(TestActors.Administrator, _phone)).Problems).Kind);
    }

    [Theory]
    [InlineData("?user=ortega", 2)]
    [InlineData("?name=ben", 1)]
    [InlineData("?os=Android", 2)]
    [InlineData("?app-version=5", 0)]
    [InlineData("?state=Offline", 2)]
    [InlineData("?state=SignedOut", 0)]
    [InlineData("?search=tablet", 1)]
    [InlineData("?user-id=99", 0)]
    public async Task List_Filtered_FindsTheRightDevices(string query, int expected) =>
        Assert.Equal(expected, (await Devices.ListAsync(TestActors.Administrator, ListQuery.Parse(query))).Total);
}
