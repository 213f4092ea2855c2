using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Tests.Support;
using static PhoneDashboard.Tests.Support.TestDbWriting;

namespace PhoneDashboard.Tests.Numbers;

public sealed class TrunkServiceTests : IAsyncLifetime
{
    private static readonly Actor Me = TestActors.Administrator;

    private readonly HostsStandIn _hosts = new();
    private readonly TestClock _clock = new();
    private TestDb _test = null!;

    private TrunkService Trunks => _test.Get<TrunkService>();

    public async Task InitializeAsync() => _test = await TestDb.CreateAsync(
        services => services.AddSingleton<IHostLookup>(_hosts).AddSingleton<TimeProvider>(_clock));

    public Task DisposeAsync() => _test.DisposeAsync().AsTask();

    [Fact]
    public async Task List_NewSystem_HoldsTheDefaultTrunkWithItsNumbers()
    {
        await _test.WriteAsync(Did("12025550101"), Did("12025550102", trunkId: null), new Trunk { Name = "Backup" });

        var page = await Trunks.ListAsync(Me, new ListQuery());

        Assert.Equal([("Backup", false, 0), ("Default", true, 1)], page.Rows.Select(row => (row.Name, row.IsDefault, row.DidNumbers)));
        Assert.Equal(["Default", "Backup"], (await Trunks.OptionsAsync(Me)).Select(option => option.Name));
        Assert.Equal("Backup", Assert.Single((await Trunks.ListAsync(Me, ListQuery.Parse("?search=back"))).Rows).Name);
    }

    [Theory]
    [InlineData(" SIP.Example.com ", "sip.example.com", "203.0.113.10")]
    [InlineData("203.0.113.20", "203.0.113.20", "203.0.113.20")]
    [InlineData("[2001:DB8::0:1]", "2001:db8::1", "2001:db8::1")]
    [InlineData("", null, null)]
    public async Task Add_Host_IsKeptWithItsAddress(string typed, string? host, string? address)
    {
        var id = (await Trunks.AddAsync(Me, new NewTrunk { Name = "Provider", Host = typed, Port = 5070 })).Value;

        var row = await RowAsync(id);
        Assert.Equal((host, address, 5070), (row.Host, row.Address, row.Port));
        Assert.Equal(address is null, row.ResolvedUtc is null);
        Assert.False(row.IsDefault);
    }

    [Theory]
    [InlineData("203.0.113.300")]
    [InlineData("1.2.3")]
    [InlineData("010.0.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("sip.example.com:5061")]
    [InlineData("sip:sip.example.com")]
    [InlineData("sip.example.com;transport=tls")]
    [InlineData("my provider")]
    [InlineData("sip.exämple.com")]
    [InlineData("sip.example.com.")]
    public async Task Add_NoHost_IsInvalidAtTheField(string host)
    {
        var problem = Assert.Single((await Trunks.AddAsync(Me, new NewTrunk { Name = "Provider", Host = host })).Problems);

        Assert.Equal((ProblemKind.Invalid, "Host"), (problem.Kind, problem.Field));
        Assert.StartsWith("Enter an IP address, such as", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_NameThatIsNotFound_IsInvalidAtTheField()
    {
        Assert.Equal(
            new Problem(ProblemKind.Invalid, "nowhere.example.com was not found. Check the name, or enter its IP address.", "Host"),
            Assert.Single((await Trunks.AddAsync(Me, new NewTrunk { Name = "Provider", Host = "nowhere.example.com" })).Problems));
        Assert.Equal("Name", Assert.Single((await Trunks.AddAsync(Me, new NewTrunk { Name = "default" })).Problems).Field);
        Assert.Equal("Port", Assert.Single((await Trunks.AddAsync(Me, new NewTrunk { Name = "Other", Port = 70000 })).Problems).Field);
    }

    [Fact]
    public async Task Save_OtherDefault_TheFormerIsNoLonger()
    {
        var id = (await Trunks.AddAsync(Me, new NewTrunk { Name = "Provider" })).Value;
        var edit = (await Trunks.GetAsync(Me, id))!;
        edit.IsDefault = true;
        Assert.True((await Trunks.SaveAsync(Me, edit)).Succeeded);
        Assert.Equal(["Provider"], await DefaultsAsync());

        var third = (await Trunks.AddAsync(Me, new NewTrunk { Name = "A third", IsDefault = true })).Value;
        Assert.Equal(["A third"], await DefaultsAsync());

        edit = (await Trunks.GetAsync(Me, third))!;
        edit.IsDefault = false;
        Assert.True((await Trunks.SaveAsync(Me, edit)).Succeeded);
        Assert.Empty(await DefaultsAsync());
    }

    [Fact]
    public async Task Save_SameHostThatIsNotFoundNow_KeepsTheLastAddress_AndAnotherIsRefused()
    {
        var edit = await AddedAsync("sip.example.com");
        _hosts.Addresses.Clear();
        edit.Name = "Renamed";
        Assert.True((await Trunks.SaveAsync(Me, edit)).Succeeded);
        Assert.Equal("203.0.113.10", (await RowAsync(edit.Id)).Address);

        edit = (await Trunks.GetAsync(Me, edit.Id))!;
        edit.Host = "other.example.com";
        Assert.Equal("Host", Assert.Single((await Trunks.SaveAsync(Me, edit)).Problems).Field);

        edit.Host = null;
        Assert.True((await Trunks.SaveAsync(Me, edit)).Succeeded);
        Assert.Null((await RowAsync(edit.Id)).Address);
    }

    [Fact]
    public async Task Save_ByTheSecondOfTwo_IsChanged()
    {
        var first = await AddedAsync("203.0.113.20");
        var second = (await Trunks.GetAsync(Me, first.Id))!;
        first.Port = 5062;
        Assert.True((await Trunks.SaveAsync(Me, first)).Succeeded);

        Assert.Equal(ProblemKind.Changed, Assert.Single((await Trunks.SaveAsync(Me, second)).Problems).Kind);
    }

    [Fact]
    public async Task EveryHour_AddressThatMoved_IsTaken_AndOneThatIsNotFound_StaysAndIsSaid()
    {
        var id = (await AddedAsync("sip.example.com")).Id;
        var version = (await Trunks.GetAsync(Me, id))!.Version;
        _hosts.Addresses["sip.example.com"] = "203.0.113.11";
        _clock.Advance(TimeSpan.FromHours(1));

        await _test.Get<TrunkAddresses>().RefreshAsync();

        Assert.Equal(("203.0.113.11", false), await StandingAsync(id));
        Assert.Equal(version, (await Trunks.GetAsync(Me, id))!.Version); // who has it open is not told of a change
        _hosts.Addresses.Clear();
        for (var hour = 0; hour < 3; hour++)
        {
            _clock.Advance(TimeSpan.FromHours(1));
            await _test.Get<TrunkAddresses>().RefreshAsync();
        }

        Assert.Equal(("203.0.113.11", true), await StandingAsync(id));
    }

    [Fact]
    public async Task Delete_WithNumbers_TheyAreNamedAndBecomeTrunkless_AndUndoBringsAllBack()
    {
        var user = await _test.AddUserAsync("Ben", "Ortega");
        var did = await _test.AddDidAsync("12025550101");
        await _test.AddDidAsync("12025550102");
        var line = await _test.LineOfAsync(user);
        var edit = await _test.EditOfAsync(line);
        edit.DidNumberIds = [did];
        Assert.True((await _test.Get<AppLineService>().SaveAsync(Me, line, edit)).Succeeded);
        var id = (await Trunks.OptionsAsync(Me))[0].Id;
        var before = await DumpAsync();

        Assert.Equal(
            new TrunkDeletion("Default", IsDefault: true, 2, "+1 202 555 0101, +1 202 555 0102"),
            await Trunks.DeletePreviewAsync(Me, id));
        var deleted = await Trunks.DeleteAsync(Me, id);

        await using (var db = await _test.OpenAsync())
        {
            Assert.Equal(0, await db.DidNumbers.CountAsync(number => number.TrunkId != null));
            Assert.Equal(AttentionReasons.DidNumberWithoutTrunk, (await db.AppLines.SingleAsync()).Attention);
            Assert.Equal(2, await db.Audit.CountAsync(
                entry => entry.ItemKind == nameof(DidNumber) && entry.Fields.Any(field => field.Field == nameof(DidNumber.TrunkId))
                    && entry.Action == Core.Data.Saving.AuditAction.Changed));
        }

        Assert.Equal(ProblemKind.NotFound, Assert.Single((await Trunks.DeleteAsync(Me, id)).Problems).Kind);
        Assert.Empty((await _test.Get<UndoService>().UndoAsync(Me, deleted.Value.UndoId!.Value)).Value.Left);
        Assert.Equal(before, await DumpAsync());
    }

    [Fact]
    public async Task Undo_OfTheDefaultTrunk_WhereAnotherIsByNow_ItComesBackAsAnOrdinaryOne()
    {
        var id = (await Trunks.OptionsAsync(Me))[0].Id;
        var deleted = await Trunks.DeleteAsync(Me, id);
        await Trunks.AddAsync(Me, new NewTrunk { Name = "Provider", IsDefault = true });

        Assert.True((await _test.Get<UndoService>().UndoAsync(Me, deleted.Value.UndoId!.Value)).Succeeded);

        Assert.Equal(["Provider"], await DefaultsAsync());
        Assert.Equal(2, (await Trunks.ListAsync(Me, new ListQuery())).Total);
    }

    // The version of a number that was changed and changed back only goes up.
    private async Task<List<string>> DumpAsync() => [.. (await TableDump.ReadAsync(_test))
        .Select(row => row.StartsWith("DidNumbers:", StringComparison.Ordinal)
            ? string.Join('|', row.Split('|').Where(value => !value.Contains("Version=", StringComparison.Ordinal))) : row)];

    private async Task<TrunkEdit> AddedAsync(string host) =>
        (await Trunks.GetAsync(Me, (await Trunks.AddAsync(Me, new NewTrunk { Name = "Provider", Host = host })).Value))!;

    private async Task<TrunkRow> RowAsync(long id) =>
        (await Trunks.ListAsync(Me, new ListQuery())).Rows.Single(row => row.Id == id);

    private async Task<(string? Address, bool IsLost)> StandingAsync(long id)
    {
        var row = await RowAsync(id);
        return (row.Address, row.IsLost(_clock.GetUtcNow().UtcDateTime));
    }

    private async Task<List<string>> DefaultsAsync()
    {
        await using var db = await _test.OpenAsync();
        return await db.Trunks.Where(trunk => trunk.IsDefault).Select(trunk => trunk.Name).ToListAsync();
    }
}
