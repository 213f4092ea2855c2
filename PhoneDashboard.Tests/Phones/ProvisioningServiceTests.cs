using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Phones;
using PhoneDashboard.Tests.Activity;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Phones;

/// <summary>From an invite's token to a phone's settings (Specification 10).</summary>
public sealed class ProvisioningServiceTests : IAsyncLifetime
{
    private PhoneTestDb _test = null!;

    public async Task InitializeAsync() => _test = await PhoneTestDb.CreateAsync();

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task Open_LiveToken_ShowsCompanyAndFirstNameAndANewCodeEachTime()
    {
        var (_, token) = await _test.InviteAsync();

        var (first, second) = ((await _test.Phones.OpenAsync(token)).Value, (await _test.Phones.OpenAsync(token)).Value);

        Assert.Equal(("My company", "Ben", "Linphone"), (first.Company, first.FirstName, first.App));
        Assert.StartsWith("http://localhost:5080/provision/", first.SettingsUrl, StringComparison.Ordinal);
        Assert.Equal("linphone-config:" + first.SettingsUrl, first.AppLink);
        Assert.NotEqual(first.SettingsUrl, second.SettingsUrl);
        Assert.DoesNotContain(token, first.SettingsUrl, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_WithoutDomain_HasNoCode()
    {
        await using var off = await PhoneTestDb.CreateAsync("");
        var (_, token) = await off.InviteAsync();

        Assert.Null((await off.Phones.OpenAsync(token)).Value.SettingsUrl);
        Assert.Equal(ProblemKind.Invalid, (await off.Phones.ByHandAsync(token)).Problems[0].Kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("not-a-token-but-as-long-as-one-is-0123456789")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Open_Guess_SaysTheSameAsForAReplacedOne(string guess)
    {
        var (user, token) = await _test.InviteAsync();
        await _test.Db.ChangeUserAsync(user, edit => edit.Email = "ben.ortega@example.com");
        var replaced = (await _test.Phones.OpenAsync(token)).Problems[0];

        Assert.Equal(replaced with { }, (await _test.Phones.OpenAsync(guess)).Problems[0]);
        Assert.Equal(replaced, (await _test.Phones.ByHandAsync(guess)).Problems[0]);
    }

    [Fact]
    public async Task Open_Expired_SaysSo_AndWorksOnceItWasSentAgain()
    {
        var (user, token) = await _test.InviteAsync();
        _test.Clock.Advance(TimeSpan.FromDays(8));

        Assert.Contains("has expired", (await _test.Phones.OpenAsync(token)).Problems[0].Message, StringComparison.Ordinal);

        Assert.Equal(token, await _test.TokenAsync(user));
        Assert.True((await _test.Phones.OpenAsync(token)).Succeeded);
    }

    [Fact]
    public async Task Provision_FirstPhone_GetsItsOwnSecretAsAHashAndItsOwnAddress()
    {
        var (user, token) = await _test.InviteAsync();
        var document = (await _test.Phones.ProvisionAsync(await _test.CodeAsync(token), PhoneTestDb.Agent)).Value;

        await using var db = await _test.Db.OpenAsync();
        var credential = await db.SipCredentials.SingleAsync();
        var line = $"l{await _test.Db.LineOfAsync(user)}";
        var entries = Entries(document);
        Assert.Equal($"\"Ben Ortega\" <sip:{line}@{PhoneTestDb.Domain}>", entries["proxy_0/reg_identity"]);
        Assert.Equal($"<sip:{PhoneTestDb.Domain}:5061;transport=tls>", entries["proxy_0/reg_proxy"]);
        Assert.Equal((line, credential.Username, credential.Ha1Sha256, "SHA-256"),
            (entries["auth_info_0/username"], entries["auth_info_0/userid"], entries["auth_info_0/ha1"], entries["auth_info_0/algorithm"]));
        Assert.DoesNotContain(entries.Keys, key => key.Contains("passwd", StringComparison.Ordinal));
        Assert.DoesNotContain(credential.Ha1Md5, document, StringComparison.Ordinal);
        Assert.StartsWith("http://localhost:5080/device/", entries["misc/config-uri"], StringComparison.Ordinal);
        Assert.Null(credential.DeviceId);
        Assert.Equal(0, await db.AppDevices.CountAsync());
        Assert.Equal(line, await db.Database.SqlQuery<string>($"SELECT line AS Value FROM sip_subscriber").SingleAsync());
    }

    [Fact]
    public async Task Provision_SamePhoneAgain_GetsTheSameUntilItRegistersOrFiveMinutesPass()
    {
        var (_, token) = await _test.InviteAsync();
        var (code, later) = (await _test.CodeAsync(token), await _test.CodeAsync(token));
        var document = (await _test.Phones.ProvisionAsync(code, PhoneTestDb.Agent)).Value;

        Assert.Equal(document, (await _test.Phones.ProvisionAsync(code, PhoneTestDb.Agent)).Value);
        Assert.Equal(ProblemKind.NotFound, (await _test.Phones.ProvisionAsync(code, "Another/1.0")).Problems[0].Kind);
        _test.Clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal(document, (await _test.Phones.ProvisionAsync(code, PhoneTestDb.Agent)).Value);
        _test.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False((await _test.Phones.ProvisionAsync(code, PhoneTestDb.Agent)).Succeeded);

        Assert.True((await _test.Phones.ProvisionAsync(later, PhoneTestDb.Agent)).Succeeded);
        await using var db = await _test.Db.OpenAsync();
        var second = await db.SipCredentials.OrderBy(credential => credential.Id).LastAsync();
        await _test.RegisterAsync((second.Username, _test.Clock.UtcNow.AddMinutes(10)));
        await _test.Sync.RunAsync(alsoKnown: false);
        Assert.False((await _test.Phones.ProvisionAsync(later, PhoneTestDb.Agent)).Succeeded);
        Assert.Equal(2, await db.SipCredentials.CountAsync());
    }

    [Fact]
    public async Task Provision_CodeOlderThanTenMinutes_GivesNothing()
    {
        var (_, token) = await _test.InviteAsync();
        var code = await _test.CodeAsync(token);
        _test.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.False((await _test.Phones.ProvisionAsync(code, PhoneTestDb.Agent)).Succeeded);
    }

    [Theory]
    [InlineData("revoked")]
    [InlineData("reset")]
    [InlineData("rotated")]
    [InlineData("expired")]
    public async Task Provision_CodeOfALinkThatIsWorthNothingAnyMore_GivesNothing(string how)
    {
        var (user, token) = await _test.InviteAsync();
        _test.Clock.Advance(how == "expired" ? TimeSpan.FromDays(7) - TimeSpan.FromMinutes(5) : TimeSpan.FromMinutes(2));
        var code = await _test.CodeAsync(token);
        var invites = _test.Db.Get<InviteService>();
        _test.Clock.Advance(TimeSpan.FromMinutes(5));
        if (how == "revoked")
        {
            Assert.True((await invites.RevokeAsync(TestActors.Administrator, user)).Succeeded);
        }
        else if (how == "reset")
        {
            Assert.True((await invites.ResetAsync(TestActors.Administrator, user)).Succeeded);
        }
        else if (how == "rotated")
        {
            await _test.Db.ChangeUserAsync(user, edit => edit.Email = "ben.ortega@example.com");
        }

        Assert.False((await _test.Phones.ProvisionAsync(code, PhoneTestDb.Agent)).Succeeded);
        if (how == "reset")
        {
            var link = (await invites.GetLinkAsync(TestActors.Administrator, user)).Value.Url.Split('#')[1];
            Assert.True((await _test.Phones.ProvisionAsync(await _test.CodeAsync(link), PhoneTestDb.Agent)).Succeeded);
        }
    }

    [Fact]
    public async Task Provision_ManyAtOnceWithOneCode_MakesOneDevice()
    {
        var (_, token) = await _test.InviteAsync();
        var code = await _test.CodeAsync(token);

        var all = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(number => _test.Phones.ProvisionAsync(code, number % 2 == 0 ? PhoneTestDb.Agent : "Other/1")));

        await using var db = await _test.Db.OpenAsync();
        Assert.Equal(1, await db.SipCredentials.CountAsync());
        Assert.Single(all.Where(result => result.Succeeded).Select(result => result.Value).Distinct(StringComparer.Ordinal));
        Assert.Equal(10, all.Count(result => !result.Succeeded));
    }

    [Fact]
    public async Task Provision_TwentyThatNeverRegister_IsTheMostOfAUser_UntilAnHourHasPassed()
    {
        var (_, token) = await _test.InviteAsync();
        for (var number = 0; number < ProvisioningService.MostUnseen; number++)
        {
            await _test.ProvisionAsync(token);
        }

        Assert.False((await _test.Phones.ProvisionAsync(await _test.CodeAsync(token), PhoneTestDb.Agent)).Succeeded);
        Assert.Equal(ProblemKind.Invalid, (await _test.Phones.ByHandAsync(token)).Problems[0].Kind);
        _test.Clock.Advance(RegistrationSync.UnseenFor + TimeSpan.FromSeconds(1));
        await _test.Sync.RunAsync(alsoKnown: true);
        Assert.True((await _test.Phones.ProvisionAsync(await _test.CodeAsync(token), PhoneTestDb.Agent)).Succeeded);
    }

    [Fact]
    public async Task Again_OwnAddress_GivesTheSettingsOfTheDay_UntilTheDeviceIsRemoved()
    {
        var (user, token) = await _test.InviteAsync();
        var code = await _test.CodeAsync(token);
        var own = Entries((await _test.Phones.ProvisionAsync(code, PhoneTestDb.Agent)).Value)["misc/config-uri"].Split('/')[^1];
        await using var db = await _test.Db.OpenAsync();
        var credential = await db.SipCredentials.AsNoTracking().SingleAsync();
        await _test.RegisterAsync((credential.Username, _test.Clock.UtcNow.AddMinutes(10)));
        await _test.Sync.RunAsync(alsoKnown: false);
        await _test.Db.ChangeUserAsync(user, edit => edit.LastName = "O\"Neill");

        var entries = Entries((await _test.Phones.AgainAsync(own)).Value);

        Assert.StartsWith("\"Ben O\\\"Neill\" <", entries["proxy_0/reg_identity"], StringComparison.Ordinal);
        Assert.Equal(credential.Ha1Sha256, entries["auth_info_0/ha1"]);
        Assert.EndsWith(own, entries["misc/config-uri"], StringComparison.Ordinal);
        var device = await db.AppDevices.SingleAsync();
        await _test.Db.Get<Core.Devices.AppDeviceService>().DeleteAsync(TestActors.Administrator, device.Id);
        Assert.False((await _test.Phones.AgainAsync(own)).Succeeded);
    }

    [Fact]
    public async Task Again_DomainChanged_GetsANewSecretOfTheNewDomain()
    {
        var (_, token) = await _test.InviteAsync();
        var code = await _test.CodeAsync(token);
        var own = Entries((await _test.Phones.ProvisionAsync(code, PhoneTestDb.Agent)).Value)["misc/config-uri"].Split('/')[^1];
        await using var db = await _test.Db.OpenAsync();
        var before = (await db.SipCredentials.AsNoTracking().SingleAsync()).Ha1Sha256;
        await db.AccountSettings.ExecuteUpdateAsync(update => update.SetProperty(settings => settings.SipDomain, "phones.example.com"));
        Assert.Empty(await db.Database.SqlQuery<string>($"SELECT username AS Value FROM sip_subscriber").ToListAsync());

        var entries = Entries((await _test.Phones.AgainAsync(own)).Value);

        Assert.Equal("phones.example.com", entries["auth_info_0/realm"]);
        Assert.NotEqual(before, entries["auth_info_0/ha1"]);
        Assert.Equal(entries["auth_info_0/ha1"],
            await db.Database.SqlQuery<string>($"SELECT ha1_sha256 AS Value FROM sip_subscriber").SingleAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ByHand_Password_IsThatOfTheHashesAndKeptNowhere(bool allowMd5)
    {
        await using var test = await PhoneTestDb.CreateAsync(
            settings: [("Sip:AllowMd5", allowMd5 ? "true" : "false"), ("Sip:Md5Server", "sip.example.com:5070;transport=tcp")]);
        var (_, token) = await test.InviteAsync();

        var settings = (await test.Phones.ByHandAsync(token)).Value;

        await using var db = await test.Db.OpenAsync();
        var credential = await db.SipCredentials.SingleAsync();
        var hashes = SipSecrets.Hashes(settings.Username, settings.Domain, settings.Password, allowMd5: true);
        Assert.Equal(hashes.Sha256, credential.Ha1Sha256);
        Assert.Equal(allowMd5, hashes.Md5 == credential.Ha1Md5);
        Assert.Equal(allowMd5, settings.Md5Server is not null);
        Assert.Equal(32, credential.Ha1Md5.Length);
        Assert.Null(credential.TokenHash);
    }

    /// <summary>The user, realm and password of RFC 2617, section 3.5.</summary>
    [Fact]
    public void Hashes_OfAKnownSecret_AreThoseOfTheRfc() =>
        Assert.Equal("939e7578ed9e3c518a452acee763bce9", SipSecrets.Hashes("Mufasa", "testrealm@host.com", "Circle Of Life", true).Md5);

    private static Dictionary<string, string> Entries(string document) => XDocument.Parse(document).Root!.Elements()
        .SelectMany(section => section.Elements().Select(entry =>
            ($"{section.Attribute("name")!.Value}/{entry.Attribute("name")!.Value}", entry.Value)))
        .ToDictionary(entry => entry.Item1, entry => entry.Value, StringComparer.Ordinal);
}
