using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Derived;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Phones;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Phones;

/// <summary>What the engine knows of phones comes to the devices; and what becomes of phones that are removed.</summary>
public sealed class RegistrationSyncTests : IAsyncLifetime
{
    private PhoneTestDb _test = null!;

    public async Task InitializeAsync() => _test = await PhoneTestDb.CreateAsync();

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task FirstRegistration_MakesTheDevice_AcceptsTheInvite_AndIsInTheTrail()
    {
        var (user, token) = await _test.InviteAsync();

        var credential = await _test.ConnectAsync(token);

        await using var db = await _test.Db.OpenAsync();
        var device = await db.AppDevices.SingleAsync();
        Assert.Equal(("Pixel 7", "Android", "5.2.5", user), (device.Name, device.Os, device.AppVersion, device.UserId));
        Assert.Equal(credential.DeviceId, device.Id);
        Assert.Equal(AppDeviceState.Online, (await RowAsync(device.Id))!.State);
        Assert.Equal(InviteState.Accepted, (await db.Users.SingleAsync()).InviteStanding);
        Assert.Equal("SIP engine", (await db.Audit.SingleAsync(entry => entry.ItemKind == nameof(AppDevice))).ActorName);
    }

    [Fact]
    public async Task LaterRounds_WriteQuietly_AndOnlyWhatChanged()
    {
        var (_, token) = await _test.InviteAsync();
        var credential = await _test.ConnectAsync(token);
        await using var db = await _test.Db.OpenAsync();
        var (entries, version) = (await db.Audit.CountAsync(), await VersionAsync());
        _test.Clock.Advance(TimeSpan.FromMinutes(9));
        await _test.RegisterAsync((credential.Username, _test.Clock.UtcNow.AddMinutes(10)));
        var told = new List<ItemChange>();
        _test.Db.Get<ChangeFeed>().Changed += (_, changes) => told.AddRange(changes.Changes);

        await _test.Sync.RunAsync(alsoKnown: true);
        await _test.Sync.RunAsync(alsoKnown: true);

        Assert.True(Dependencies.Concerns("app-devices", Assert.Single(told)));
        var device = await db.AppDevices.AsNoTracking().SingleAsync();
        Assert.Equal((_test.Clock.UtcNow, _test.Clock.UtcNow.AddMinutes(10)), (device.LastSeenUtc, device.RegisteredUntilUtc));
        Assert.Equal((entries, version), (await db.Audit.CountAsync(), await VersionAsync()));

        await _test.RegisterAsync();
        await _test.Sync.RunAsync(alsoKnown: true);
        Assert.Equal(AppDeviceState.Offline, (await RowAsync(device.Id))!.State);

        async Task<long> VersionAsync() => await db.AppDevices.Select(row => row.Version).SingleAsync();
    }

    /// <summary>An office that comes back from a power cut is a few statements, not one for each phone.</summary>
    [Fact]
    public async Task LaterRounds_ManyPhones_AreWrittenTogether()
    {
        var log = new StatementCount();
        await using var many = await PhoneTestDb.CreateAsync(
            configure: services => services.ConfigureDbContext<DashboardDb>(options => options.AddInterceptors(log)));
        var phones = Enumerable.Range(0, 600).Select(number => $"d{number}").ToList();
        await many.Db.WriteAsync(db =>
        {
            var user = TestDbWriting.UserWithLine("Ben");
            db.AddRange(phones.Select(phone => new SipCredential
            {
                User = user,
                Username = phone,
                Domain = PhoneTestDb.Domain,
                Ha1Sha256 = new string('a', SipCredential.Sha256Length),
                Ha1Md5 = new string('a', SipCredential.Md5Length),
                Device = new AppDevice { User = user, Name = phone, Os = "Android", AppVersion = "1" },
            }));
            return Task.CompletedTask;
        });
        foreach (var registered in new[] { 600, 0 })
        {
            await many.RegisterAsync([.. phones.Take(registered).Select(phone => (phone, many.Clock.UtcNow.AddMinutes(10)))]);
            log.Count = 0;

            await many.Sync.RunAsync(alsoKnown: true);

            Assert.InRange(log.Count, 1, 30);
            await using var db = await many.Db.OpenAsync();
            Assert.Equal(registered, await db.AppDevices.CountAsync(device => device.RegisteredUntilUtc == many.Clock.UtcNow.AddMinutes(10)
                && device.LastSeenUtc == many.Clock.UtcNow && device.AppVersion == "5.2.5"));
            Assert.Equal(600 - registered, await db.AppDevices.CountAsync(device => device.RegisteredUntilUtc == null));
        }
    }

    [Fact]
    public async Task LaterRegistration_SaysNothingOfItself_TheVersionStays()
    {
        var (_, token) = await _test.InviteAsync();
        var credential = await _test.ConnectAsync(token);
        _test.Clock.Advance(TimeSpan.FromMinutes(1));
        await _test.RegisterAsync("Unknown", (credential.Username, _test.Clock.UtcNow.AddMinutes(10)));

        await _test.Sync.RunAsync(alsoKnown: true);

        await using var db = await _test.Db.OpenAsync();
        var device = await db.AppDevices.SingleAsync();
        Assert.Equal((_test.Clock.UtcNow, "5.2.5"), (device.LastSeenUtc, device.AppVersion));
    }

    [Fact]
    public async Task EngineGone_DevicesGoOfflineByTheClock()
    {
        var (_, token) = await _test.InviteAsync();
        var credential = await _test.ConnectAsync(token);

        _test.Clock.Advance(TimeSpan.FromMinutes(11));

        Assert.Equal(AppDeviceState.Offline, (await RowAsync(credential.DeviceId!.Value))!.State);
    }

    [Fact]
    public async Task Delete_Device_TheViewsStopItAtOnce_AndAnUndoInTimeBringsItBackAsItWas()
    {
        var (_, token) = await _test.InviteAsync();
        var credential = await _test.ConnectAsync(token);
        var undo = (await _test.Db.Get<AppDeviceService>().DeleteAsync(TestActors.Administrator, credential.DeviceId!.Value)).Value.UndoId;
        await using (var db = await _test.Db.OpenAsync())
        {
            Assert.Empty(await SubscribersAsync());
            Assert.Equal(credential.Username, (await db.SipRemovals.SingleAsync()).Username);
            var snapshot = await db.Snapshots.SingleAsync();
            Assert.DoesNotContain(credential.Ha1Sha256, snapshot.RowsJson, StringComparison.Ordinal);
            Assert.DoesNotContain(credential.Ha1Md5, snapshot.RowsJson, StringComparison.Ordinal);
            Assert.DoesNotContain(Convert.ToBase64String(credential.TokenHash!), snapshot.RowsJson, StringComparison.Ordinal);
            Assert.NotNull(snapshot.ProtectedSecrets);
        }

        _test.Clock.Advance(TimeSpan.FromSeconds(9));
        await _test.Sync.RunAsync(alsoKnown: true);
        Assert.True((await _test.Db.Get<UndoService>().UndoAsync(TestActors.Administrator, undo!.Value)).Succeeded);

        await using var read = await _test.Db.OpenAsync();
        var back = await read.SipCredentials.SingleAsync();
        Assert.Equal((credential.Id, credential.Ha1Sha256, credential.Ha1Md5, credential.DeviceId),
            (back.Id, back.Ha1Sha256, back.Ha1Md5, back.DeviceId));
        Assert.Equal(credential.TokenHash, back.TokenHash);
        Assert.Equal([credential.Username], await SubscribersAsync());
        Assert.Empty(await read.SipRemovals.ToListAsync());
        Assert.Null((await read.Snapshots.SingleAsync()).ProtectedSecrets);
    }

    /// <summary>Within the time in which a phone registers again nobody knows whether it did, and was refused.</summary>
    [Theory]
    [InlineData(1, false)]
    [InlineData(6, true)]
    [InlineData(12, false)]
    public async Task Delete_AndUndoInTime_SaysThatThePhoneMayHaveBeenRefused(int minutesAfterRegister, bool mayBe)
    {
        var (_, token) = await _test.InviteAsync();
        var credential = await _test.ConnectAsync(token); // registered for ten minutes
        _test.Clock.Advance(TimeSpan.FromMinutes(minutesAfterRegister));
        var undo = (await _test.Db.Get<AppDeviceService>().DeleteAsync(TestActors.Administrator, credential.DeviceId!.Value)).Value.UndoId;
        _test.Clock.Advance(TimeSpan.FromSeconds(9));

        var undone = (await _test.Db.Get<UndoService>().UndoAsync(TestActors.Administrator, undo!.Value)).Value;

        Assert.Equal(
            mayBe ? ["Pixel 7 may have been refused meanwhile: its app must be opened again, so that it signs in."] : [], undone.Left);
    }

    [Fact]
    public async Task Delete_LongAgo_TheSecretsAreGone_AndAnUndoBringsTheDeviceBackSignedOut()
    {
        var (_, token) = await _test.InviteAsync();
        var credential = await _test.ConnectAsync(token);
        var undo = (await _test.Db.Get<AppDeviceService>().DeleteAsync(TestActors.Administrator, credential.DeviceId!.Value)).Value.UndoId;
        _test.Clock.Advance(ChangeSnapshot.SoonWithin + TimeSpan.FromSeconds(1));
        await _test.Sync.RunAsync(alsoKnown: true);

        await using var db = await _test.Db.OpenAsync();
        Assert.Null((await db.Snapshots.SingleAsync()).ProtectedSecrets);
        Assert.True((await _test.Db.Get<UndoService>().UndoAsync(TestActors.Administrator, undo!.Value)).Succeeded);

        Assert.NotNull((await db.AppDevices.AsNoTracking().SingleAsync()).SignedOutUtc);
        Assert.Empty(await db.SipCredentials.ToListAsync());
        Assert.Empty(await SubscribersAsync());
    }

    /// <summary>Whoever lost the keys within that minute gets back what needs none.</summary>
    [Fact]
    public async Task Delete_ThenTheKeysAreLost_AnUndoBringsTheDeviceBackWithoutWhatItSignsInWith()
    {
        var (_, token) = await _test.InviteAsync();
        var credential = await _test.ConnectAsync(token);
        var undo = (await _test.Db.Get<AppDeviceService>().DeleteAsync(TestActors.Administrator, credential.DeviceId!.Value)).Value.UndoId;
        await using var db = await _test.Db.OpenAsync();
        await db.Snapshots.ExecuteUpdateAsync(update => update.SetProperty(snapshot => snapshot.ProtectedSecrets, new byte[] { 1, 2, 3 }));

        Assert.True((await _test.Db.Get<UndoService>().UndoAsync(TestActors.Administrator, undo!.Value)).Succeeded);

        Assert.Equal(1, await db.AppDevices.CountAsync());
        Assert.Empty(await SubscribersAsync());
    }

    [Fact]
    public async Task Delete_User_TakesThePhonesAway_AndAnUndoInTimeBringsThemBack()
    {
        var (user, token) = await _test.InviteAsync();
        var credential = await _test.ConnectAsync(token);
        var unseen = await _test.ProvisionAsync(token);

        var undo = (await _test.Db.Get<PhoneUserDeletion>().DeleteAsync(TestActors.Administrator, user)).Value.UndoId;

        Assert.Empty(await SubscribersAsync());
        Assert.True((await _test.Db.Get<UndoService>().UndoAsync(TestActors.Administrator, undo!.Value)).Succeeded);
        Assert.Equal(
            new[] { credential.Username, unseen.Username }.Order(StringComparer.Ordinal),
            (await SubscribersAsync()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task FirstRegistration_AfterTheUserWasDeleted_MakesNothing()
    {
        var (user, token) = await _test.InviteAsync();
        var credential = await _test.ProvisionAsync(token);
        await _test.Db.Get<PhoneUserDeletion>().DeleteAsync(TestActors.Administrator, user);
        await _test.RegisterAsync((credential.Username, _test.Clock.UtcNow.AddMinutes(10)));

        await _test.Sync.RunAsync(alsoKnown: true);

        await using var db = await _test.Db.OpenAsync();
        Assert.Empty(await db.AppDevices.ToListAsync());
    }

    [Theory]
    [InlineData(PhoneTestDb.Agent, "Pixel 7", "Android", "5.2.5")]
    [InlineData("LinphoneiOS/5.2.3 (Ann's iPhone) LinphoneSDK/5.3.40", "Ann's iPhone", "iOS", "5.2.3")]
    [InlineData("Unknown", null, "Unknown", "Unknown")]
    [InlineData("", null, "Unknown", "Unknown")]
    [InlineData("Desk\u0001Phone/1.0\u0002 (\u0003)", null, "Unknown", "Unknown")]
    public void Agent_SaysDeviceSystemAndVersion(string agent, string? device, string os, string version) =>
        Assert.Equal(new PhoneAgent(device, os, version), PhoneAgent.Read(agent));

    private Task<AppDeviceRow?> RowAsync(long id) => _test.Db.Get<AppDeviceService>().RowAsync(TestActors.Administrator, id);

    private async Task<List<string>> SubscribersAsync()
    {
        await using var db = await _test.Db.OpenAsync();
        return await db.Database.SqlQuery<string>($"SELECT username AS Value FROM sip_subscriber").ToListAsync();
    }
}
