using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.FeatureCodes;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Relations;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.AppLines;

/// <summary>The stored status follows every change that concerns it, wherever that change is made.</summary>
public sealed class AppLineStatusTests : IAsyncLifetime
{
    private TestDb _test = null!;
    private long _user;
    private long _line;
    private long _did;

    public async Task InitializeAsync()
    {
        _test = await TestDb.CreateAsync();
        _did = await _test.AddDidAsync("12025550101");
        _user = await _test.AddUserAsync("Ben", "Ortega", "ben@example.com");
        _line = await _test.LineOfAsync(_user);
    }

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task NewLine_IsUnconfigured() => Assert.Equal(AppLineStatus.Unconfigured, (await StatusAsync()).Status);

    [Fact]
    public async Task SavedWithoutNumbers_NobodyCanCallIt()
    {
        await SaveAsync(_ => { });
        Assert.Equal((AppLineStatus.NeedsAttention, AttentionReasons.NoInboundNumber), await StatusAsync());
    }

    [Fact]
    public async Task InACallFlow_ItCanBeCalled()
    {
        await SaveAsync(_ => { });
        await _test.AddCallFlowAsync("Reception", _line);
        Assert.Equal((AppLineStatus.Configured, AttentionReasons.None), await StatusAsync());
    }

    [Fact]
    public async Task RecordingWithoutDeliveryMethod_NeedsAttentionUntilOneIsChosen()
    {
        await SaveAsync(edit => edit.RecordInboundInternal = true);
        Assert.Equal((AppLineStatus.NeedsAttention, AttentionReasons.RecordingGoesNowhere), await StatusAsync(withDid: true));

        var delivery = await _test.AddDeliveryMethodAsync("Recordings");
        await SaveAsync(edit => edit.DeliveryMethodIds = [delivery]);
        Assert.Equal((AppLineStatus.Configured, AttentionReasons.None), await StatusAsync());
    }

    [Fact]
    public async Task RecordOnDemand_FollowsTheFeatureCode()
    {
        var delivery = await _test.AddDeliveryMethodAsync("Recordings");
        await SaveAsync(edit => (edit.RecordOnDemand, edit.DeliveryMethodIds) = (true, [delivery]));
        Assert.Equal((AppLineStatus.NeedsAttention, AttentionReasons.NoRecordOnDemandCode), await StatusAsync(withDid: true));

        await using (var db = await _test.OpenAsync())
        {
            await using var write = await db.BeginWriteAsync(TestActors.Administrator);
            db.Add(new FeatureCode { Code = "*1", Kind = FeatureCodeKind.RecordOnDemand });
            await write.SaveAsync(() => 0);
        }

        Assert.Equal((AppLineStatus.Configured, AttentionReasons.None), await StatusAsync());
    }

    [Fact]
    public async Task Voicemail_FollowsTheEmailOfTheUser()
    {
        var audio = await _test.AddAudioAsync("Greeting");
        await SaveAsync(edit => (edit.WhenUnavailable, edit.VoicemailAudioId) = (WhenUnavailable.RouteToVoicemail, audio));
        Assert.Equal((AppLineStatus.Configured, AttentionReasons.None), await StatusAsync(withDid: true));

        var user = await _test.Get<PhoneUserService>().GetAsync(TestActors.Administrator, _user);
        user!.Email = null;
        Assert.True((await _test.Get<PhoneUserService>().SaveAsync(TestActors.Administrator, user)).Succeeded);

        Assert.Equal((AppLineStatus.NeedsAttention, AttentionReasons.VoicemailGoesNowhere), await StatusAsync());
    }

    [Theory]
    [InlineData(false, true, AttentionReasons.DidNumberDisabled | AttentionReasons.CallerIdDisabled)]
    [InlineData(true, false, AttentionReasons.DidNumberWithoutTrunk)]
    public async Task DidNumber_DisabledOrOffItsTrunk_NeedsAttention(bool enabled, bool onTrunk, AttentionReasons expected)
    {
        await SaveAsync(edit => (edit.DidNumberIds, edit.ExternalOutboundCalls, edit.CallerIdIds) = ([_did], true, [_did]));

        await using (var db = await _test.OpenAsync())
        {
            await using var write = await db.BeginWriteAsync(TestActors.Administrator);
            var did = await db.DidNumbers.SingleAsync();
            did.Enabled = enabled;
            did.TrunkId = onTrunk ? did.TrunkId : null;
            await write.SaveAsync(() => 0);
        }

        Assert.Equal((AppLineStatus.NeedsAttention, expected), await StatusAsync());
    }

    /// <summary>It matters to whom phones belong: a trunk without a host carries none of their calls.</summary>
    [Fact]
    public async Task DidNumber_OnATrunkWithoutAHost_NeedsAttentionWhilePhonesAreOn()
    {
        await SaveAsync(edit => edit.DidNumberIds = [_did]);
        Assert.Equal((AppLineStatus.Configured, AttentionReasons.None), await StatusAsync());

        await _test.TurnPhonesOnAsync();
        Assert.Equal((AppLineStatus.NeedsAttention, AttentionReasons.DidNumberOnSilentTrunk), await StatusAsync());
        Assert.Contains(
            "+1 202 555 0101 is on a trunk without a host: calls to it do not arrive.",
            (await _test.Get<RelationsService>().ForLineAsync(TestActors.Administrator, _line))!.Attention);

        var trunks = _test.Get<TrunkService>();
        var trunk = await trunks.GetAsync(TestActors.Administrator, (await trunks.OptionsAsync(TestActors.Administrator))[0].Id);
        trunk!.Host = "203.0.113.10";
        Assert.True((await trunks.SaveAsync(TestActors.Administrator, trunk)).Succeeded);
        Assert.Equal((AppLineStatus.Configured, AttentionReasons.None), await StatusAsync());

        (trunk.Version, trunk.Host) = (trunk.Version + 1, "");
        Assert.True((await trunks.SaveAsync(TestActors.Administrator, trunk)).Succeeded);
        Assert.Equal((AppLineStatus.NeedsAttention, AttentionReasons.DidNumberOnSilentTrunk), await StatusAsync());
    }

    [Fact]
    public async Task NewUser_WithADidNumberOnATrunkWithoutAHost_NeedsAttentionWhilePhonesAreOn()
    {
        await _test.TurnPhonesOnAsync();
        var created = await _test.Get<PhoneUserService>().CreateAsync(
            TestActors.Administrator, new() { FirstName = "Eva", LastName = "Lind" }, new AppLineEdit { DidNumberIds = [_did] });

        await using var db = await _test.OpenAsync();
        Assert.Equal(
            AttentionReasons.DidNumberOnSilentTrunk,
            (await db.AppLines.SingleAsync(line => line.UserId == created.Value.Id)).Attention);
    }

    private async Task SaveAsync(Action<AppLineEdit> change)
    {
        var edit = await _test.EditOfAsync(_line);
        change(edit);
        Assert.Empty((await _test.Get<AppLineService>().SaveAsync(TestActors.Administrator, _line, edit)).Problems);
    }

    private async Task<(AppLineStatus Status, AttentionReasons Attention)> StatusAsync(bool withDid = false)
    {
        if (withDid)
        {
            await SaveAsync(edit => edit.DidNumberIds = [_did]);
        }

        await using var db = await _test.OpenAsync();
        var line = await db.AppLines.SingleAsync();
        return (line.Status, line.Attention);
    }
}
