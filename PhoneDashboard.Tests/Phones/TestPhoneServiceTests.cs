using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Phones;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Phones;

/// <summary>An administrator's test phone on a line: it rings, is named, and leaves nothing behind.</summary>
public sealed class TestPhoneServiceTests : IAsyncLifetime
{
    private static readonly Actor Me = TestActors.Administrator;

    private PhoneTestDb _test = null!;

    private TestPhoneService Service => _test.Db.Get<TestPhoneService>();

    public async Task InitializeAsync() => _test = await PhoneTestDb.CreateAsync();

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task Offer_ThenThePhoneFetchesAndRegisters_EachStepIsSeen()
    {
        var user = await _test.Db.AddUserAsync("Ben", "Ortega", "ben@example.com");
        var phone = (await Service.OfferAsync(Me, user)).Value;
        Assert.Equal(TestPhoneStep.Offered, await StepAsync(phone));

        var credential = await ProvisionAsync(phone);
        Assert.Equal(TestPhoneStep.HasSettings, await StepAsync(phone));

        await RegisterAsync(credential);
        var state = await Service.StateAsync(Me, phone.Id);
        Assert.Equal((TestPhoneStep.Registered, PhoneTestDb.Agent), (state.Step, state.UserAgent));
        await using var db = await _test.Db.OpenAsync();
        Assert.Equal($"Test phone of {Me.Name}", (await db.AppDevices.SingleAsync()).Name);
        var entry = await db.Audit.SingleAsync(entry => entry.Action == AuditAction.TestPhoneOffered);
        Assert.Equal((Me.Name, user), (entry.ActorName, entry.ItemId));

        Assert.True((await _test.Db.Get<AppDeviceService>().DeleteAsync(Me, state.DeviceId!.Value)).Succeeded);
        Assert.Equal(TestPhoneStep.Gone, await StepAsync(phone));
    }

    [Fact]
    public async Task TestPhone_NeitherAcceptsTheInviteNorRenewsItsLink()
    {
        var (user, token) = await _test.InviteAsync();
        var phone = (await Service.OfferAsync(Me, user)).Value;
        await RegisterAsync(await ProvisionAsync(phone));

        await using var db = await _test.Db.OpenAsync();
        Assert.NotEqual(InviteState.Accepted, (await db.Users.SingleAsync()).InviteStanding);
        var device = (await Service.StateAsync(Me, phone.Id)).DeviceId!.Value;
        Assert.True((await _test.Db.Get<AppDeviceService>().DeleteAsync(Me, device)).Succeeded);
        Assert.True((await _test.Phones.OpenAsync(token)).Succeeded);
    }

    [Fact]
    public async Task AnHourLater_ItIsSignedOut_AndThePersonsOwnPhoneIsNot()
    {
        var (user, token) = await _test.InviteAsync();
        var own = await _test.ConnectAsync(token);
        var test = await ProvisionAsync((await Service.OfferAsync(Me, user)).Value);
        await RegisterAsync(own.Username, test);
        Assert.Equal(2, await SubscribersAsync());

        _test.Clock.Advance(RegistrationSync.TestFor);
        await RegisterAsync(own.Username, test);

        await using var db = await _test.Db.OpenAsync();
        Assert.Equal(own.DeviceId, (await db.AppDevices.SingleAsync()).Id);
        Assert.Equal(1, await SubscribersAsync());
        Assert.Equal(test, (await db.SipRemovals.SingleAsync()).Username);
        Assert.Equal("SIP engine", (await db.Audit.OrderBy(entry => entry.Id).LastAsync()).ActorName);
    }

    [Fact]
    public async Task Offer_UserGoneOrPhonesOff_IsRefused()
    {
        Assert.Equal(ProblemKind.NotFound, (await Service.OfferAsync(Me, 4711)).Problems[0].Kind);
        await using var off = await PhoneTestDb.CreateAsync("");
        var user = await off.Db.AddUserAsync("Ben", "Ortega");
        Assert.Equal(ProblemKind.Invalid, (await off.Db.Get<TestPhoneService>().OfferAsync(Me, user)).Problems[0].Kind);
    }

    [Fact]
    public async Task Offer_NotUsedInTime_IsGone()
    {
        var user = await _test.Db.AddUserAsync("Ben", "Ortega");
        var phone = (await Service.OfferAsync(Me, user)).Value;
        _test.Clock.Advance(ProvisioningCode.Lifetime);

        Assert.Equal(TestPhoneStep.Gone, await StepAsync(phone));
        Assert.False((await _test.Phones.ProvisionAsync(CodeOf(phone), PhoneTestDb.Agent)).Succeeded);
    }

    private static string CodeOf(TestPhone phone) => phone.SettingsUrl.Split('/')[^1];

    private async Task<TestPhoneStep> StepAsync(TestPhone phone) => (await Service.StateAsync(Me, phone.Id)).Step;

    private async Task<string> ProvisionAsync(TestPhone phone)
    {
        Assert.True((await _test.Phones.ProvisionAsync(CodeOf(phone), PhoneTestDb.Agent)).Succeeded);
        await using var db = await _test.Db.OpenAsync();
        return (await db.SipCredentials.OrderBy(credential => credential.Id).LastAsync()).Username;
    }

    private async Task RegisterAsync(params string[] names)
    {
        await _test.RegisterAsync([.. names.Select(name => (name, _test.Clock.UtcNow.AddMinutes(10)))]);
        await _test.Sync.RunAsync(alsoKnown: true);
    }

    private async Task<int> SubscribersAsync()
    {
        await using var db = await _test.Db.OpenAsync();
        return await db.Database.SqlQuery<int>($"SELECT COUNT(*) AS Value FROM sip_subscriber").SingleAsync();
    }
}
