using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Tests.SignIn;

/// <summary>A passkey opens one account: the one that asked for it.</summary>
public sealed class PasskeyTests : IAsyncLifetime, IDisposable
{
    private readonly PasskeyDevice _device = new();
    private DashboardServer _server = null!;
    private WaysIn.Attempt _ann = null!;
    private WaysIn.Attempt _ben = null!;

    public async Task InitializeAsync()
    {
        _server = new DashboardServer();
        await _server.SessionAsync();
        (_ann, _ben) = (await WaysIn.BeginAsync(_server, "ann@example.com"), await WaysIn.BeginAsync(_server, "ben@example.com"));
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose()
    {
        _device.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task Answer_SentTwice_IsTakenOnce()
    {
        var answer = _device.Register(await OptionsAsync(_ann));
        var replay = _ann.Copy(); // with the cookie of the options, which the first answer uses up in its own browser

        Assert.Equal((true, false, false), (await AddAsync(_ann, answer), await AddAsync(_ann, answer), await AddAsync(replay, answer)));
        Assert.Equal([_ann.Id], await OwnersAsync());
    }

    [Fact]
    public async Task Answer_SentByManyAtOnce_IsTakenOnce()
    {
        var answer = _device.Register(await OptionsAsync(_ann));
        var copies = Enumerable.Range(0, 8).Select(_ => _ann.Copy()).ToList();

        var taken = await Task.WhenAll(copies.Select(copy => Task.Run(() => AddAsync(copy, answer))));

        Assert.Single(taken, isTaken => isTaken);
        Assert.Equal([_ann.Id], await OwnersAsync());
    }

    [Fact]
    public async Task Answer_ToAnotherAccountsOptions_IsRefused()
    {
        var answer = _device.Register(await OptionsAsync(_ann));
        var planted = new WaysIn.Attempt(_server, _ben.Id, _ben.Email).WithCookiesOf(_ann);

        Assert.False(await AddAsync(planted, answer));
        Assert.Empty(await OwnersAsync());
    }

    [Fact]
    public async Task Passkey_OfAnotherAccount_IsRefused()
    {
        Assert.True(await AddAsync(_ann, _device.Register(await OptionsAsync(_ann))));

        Assert.False(await AddAsync(_ben, _device.Register(await OptionsAsync(_ben))));
        Assert.Equal([_ann.Id], await OwnersAsync());
    }

    [Fact]
    public async Task Passkey_AddedByAnotherAccountAfterItsCheck_IsRefused()
    {
        var (annsAnswer, bensAnswer) = (_device.Register(await OptionsAsync(_ann)), _device.Register(await OptionsAsync(_ben)));
        var isTaken = await _ben.In(async services =>
        {
            var accounts = services.GetRequiredService<UserManager<TeamAccount>>();
            var ben = (await accounts.FindByEmailAsync(_ben.Email))!;
            var passkey = await services.GetRequiredService<SignInService>().NewPasskeyAsync(bensAnswer, ben);
            Assert.NotNull(passkey);
            Assert.True(await AddAsync(_ann, annsAnswer));
            return (await accounts.AddOrUpdatePasskeyAsync(ben, passkey)).Succeeded;
        });

        Assert.False(isTaken);
        Assert.Equal([_ann.Id], await OwnersAsync());
    }

    [Fact]
    public async Task Passkey_RegisteredByTwoAccountsAtOnce_OpensOne()
    {
        for (var round = 0; round < 10; round++)
        {
            using var device = new PasskeyDevice();
            var (ann, ben) = (device.Register(await OptionsAsync(_ann)), device.Register(await OptionsAsync(_ben)));

            var taken = await Task.WhenAll(Task.Run(() => AddAsync(_ann, ann)), Task.Run(() => AddAsync(_ben, ben)));

            Assert.Single(taken, isTaken => isTaken);
            await using var db = await _server.OpenAsync();
            Assert.Equal(round + 1, await db.Set<IdentityUserPasskey<long>>().CountAsync());
        }
    }

    internal static Task<string> OptionsAsync(WaysIn.Attempt attempt) =>
        attempt.In(services => services.GetRequiredService<SignInManager<TeamAccount>>()
        .MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = $"{attempt.Id}", Name = attempt.Email, DisplayName = "Casey" }));

    internal static Task<bool> AddAsync(WaysIn.Attempt attempt, string answer) => attempt.In(async services =>
    {
        var accounts = services.GetRequiredService<UserManager<TeamAccount>>();
        var account = (await accounts.FindByEmailAsync(attempt.Email))!;
        return await services.GetRequiredService<SignInService>().NewPasskeyAsync(answer, account) is { } passkey
            && (await accounts.AddOrUpdatePasskeyAsync(account, passkey)).Succeeded;
    });

    private async Task<List<long>> OwnersAsync()
    {
        await using var db = await _server.OpenAsync();
        return await db.Set<IdentityUserPasskey<long>>().Select(passkey => passkey.UserId).ToListAsync();
    }
}
