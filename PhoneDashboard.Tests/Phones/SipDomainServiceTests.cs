using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Phones;
using PhoneDashboard.Tests.Activity;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web;

namespace PhoneDashboard.Tests.Phones;

/// <summary>The command <c>sip-domain</c>: all phones of the old domain need a new secret.</summary>
public sealed class SipDomainServiceTests : IAsyncLifetime
{
    private const string Next = "phones.example.com";

    private PhoneTestDb _test = null!;

    private SipDomainService Service => _test.Db.Get<SipDomainService>();

    public async Task InitializeAsync() => _test = await PhoneTestDb.CreateAsync();

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task Change_NotMeant_ListsTheDevicesAndChangesNothing()
    {
        await ConnectBothAsync();

        var change = (await Service.ChangeAsync(TestActors.Administrator, Next, isMeant: false)).Value;

        Assert.Equal((PhoneTestDb.Domain, Next, false), (change.Before, change.After, change.IsDone));
        Assert.Equal(
            [("Ann Ortega", false), ("Ben Ortega", true)], change.Devices.Select(device => (device.UserName, device.FetchesAgain)));
        Assert.Equal(2, await SubscribersAsync());
        var lines = SipDomainWords.Lines(change).ToList();
        Assert.Equal(
            "Devices to provision anew: 2. Those marked with * need a new invite. The others (1) get a new secret by themselves when their "
                + "app is next started, and cannot be called until then.",
            lines[1]);
        Assert.StartsWith("* Ann Ortega: ", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("  Ben Ortega: ", lines[3], StringComparison.Ordinal);
        Assert.Equal("Nothing was changed. Add --yes to change it.", lines[^1]);
    }

    [Fact]
    public async Task Change_Meant_NoPhoneOfTheOldDomainGetsInUntilItHasFetchedItsSettings()
    {
        var token = await ConnectBothAsync();
        await _test.ProvisionAsync((await _test.InviteAsync("Cleo")).Token); // never registered

        Assert.True((await Service.ChangeAsync(TestActors.Administrator, Next, isMeant: true)).Value.IsDone);

        Assert.Equal(0, await SubscribersAsync());
        await using (var db = await _test.Db.OpenAsync())
        {
            Assert.Equal(2, await db.SipCredentials.CountAsync());
        }

        Assert.Contains(Next, (await _test.Phones.AgainAsync(token)).Value, StringComparison.Ordinal);
        Assert.Equal(1, await SubscribersAsync());
        var left = (await Service.ChangeAsync(TestActors.Administrator, "sip.example.net", isMeant: false)).Value.Devices;
        Assert.Equal(2, left.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("SIP.example.com")]
    [InlineData("example")]
    [InlineData("sip.example.com:5061")]
    [InlineData(PhoneTestDb.Domain)]
    public async Task Change_NoOtherDomain_IsRefused(string domain) => Assert.Equal(
        ProblemKind.Invalid, (await Service.ChangeAsync(TestActors.Administrator, domain, isMeant: true)).Problems[0].Kind);

    /// <summary>Ben's phone fetched its settings, Ann's were typed in. Gives the token of Ben's own address.</summary>
    private async Task<string> ConnectBothAsync()
    {
        var (_, ben) = await _test.InviteAsync();
        var code = await _test.CodeAsync(ben);
        Assert.True((await _test.Phones.ProvisionAsync(code, PhoneTestDb.Agent)).Succeeded);
        var (_, ann) = await _test.InviteAsync("Ann");
        Assert.True((await _test.Phones.ByHandAsync(ann)).Succeeded);
        await using var db = await _test.Db.OpenAsync();
        var names = await db.SipCredentials.Select(credential => credential.Username).ToListAsync();
        await _test.RegisterAsync([.. names.Select(name => (name, _test.Clock.UtcNow.AddMinutes(10)))]);
        await _test.Sync.RunAsync(alsoKnown: true);
        return SipSecrets.OwnToken(code);
    }

    private async Task<int> SubscribersAsync()
    {
        await using var db = await _test.Db.OpenAsync();
        return await db.Database.SqlQuery<int>($"SELECT COUNT(*) AS Value FROM sip_subscriber").SingleAsync();
    }
}
