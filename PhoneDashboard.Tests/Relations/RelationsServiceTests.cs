using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Relations;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Relations;

public sealed class RelationsServiceTests : IAsyncLifetime
{
    private TestDb _test = null!;
    private long _user;
    private long _line;

    private RelationsService Relations => _test.Get<RelationsService>();

    public async Task InitializeAsync()
    {
        _test = await TestDb.CreateAsync();
        _user = await _test.AddUserAsync("Ben", "Ortega");
        _line = await _test.LineOfAsync(_user);
    }

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task ForLine_LinkedToEachKind_ListsAllThree()
    {
        await _test.AddCallFlowAsync("Reception", _line);
        await _test.AddSipAccountAsync(_user, "Desk phone");
        await _test.AddDeviceAsync(_user, "Ben's phone");

        var relations = await Relations.ForLineAsync(TestActors.Administrator, _line);

        Assert.Equal(
            ("Reception", "Tab Main · Ring Group 1 · 1st, 25 s"),
            Assert.Single(relations!.CallFlows.Select(flow => (flow.Title, flow.Detail))));
        Assert.Equal(
            ("Desk phone", "SIP Account · desk"), Assert.Single(relations.ContactMethods.Select(method => (method.Title, method.Detail))));
        Assert.Equal(
            ("Ben's phone", "Android 16 · 4.2.0"), Assert.Single(relations.Devices!.Select(device => (device.Title, device.Detail))));
    }

    [Fact]
    public async Task ForUser_ListsTheLineAmongTheContactMethods()
    {
        var relations = await Relations.ForUserAsync(TestActors.Administrator, _user);

        Assert.Equal((RelationKind.AppLine, _line), Assert.Single(relations!.ContactMethods.Select(method => (method.Kind, method.Id))));
        Assert.Empty(relations.CallFlows);
        Assert.Empty(relations.Devices!);
    }

    [Fact]
    public async Task ForLine_NeedsAttention_NamesTheNumber()
    {
        var did = await _test.AddDidAsync("12025550101");
        var edit = await _test.EditOfAsync(_line);
        edit.DidNumberIds = [did];
        await _test.Get<AppLineService>().SaveAsync(TestActors.Administrator, _line, edit);
        await using (var db = await _test.OpenAsync())
        {
            await using var write = await db.BeginWriteAsync(TestActors.Administrator);
            (await db.DidNumbers.FindAsync(did))!.TrunkId = null;
            await write.SaveAsync(() => 0);
        }

        var relations = await Relations.ForLineAsync(TestActors.Administrator, _line);

        Assert.Equal(["+1 202 555 0101 has no trunk: calls to it do not arrive."], relations!.Attention);
    }

    [Fact]
    public async Task ForLine_Gone_IsNull() => Assert.Null(await Relations.ForLineAsync(TestActors.Administrator, 99));
}
