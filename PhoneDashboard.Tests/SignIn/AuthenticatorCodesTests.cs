using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Tests.SignIn;

/// <summary>A code of the app works once, and half a minute early or late.</summary>
public sealed class AuthenticatorCodesTests(WaysIn ways) : IClassFixture<WaysIn>
{
    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public async Task Code_OfAnotherHalfMinute_WorksForNeighboursOnly(int steps, bool works)
    {
        var attempt = await ways.BeginAsync();
        var key = await attempt.TurnAppOnAsync();
        await MidStepAsync();

        Assert.Equal(works, await VerifyAsync(attempt, Totp.Code(key, steps)));
    }

    [Fact]
    public async Task Code_Used_IsWorthNothing_AndSoAreThoseBefore()
    {
        var attempt = await ways.BeginAsync();
        var key = await attempt.TurnAppOnAsync();
        await MidStepAsync();
        var code = Totp.Code(key);

        Assert.True(await VerifyAsync(attempt, code));
        Assert.False(await VerifyAsync(attempt, code));
        Assert.False(await VerifyAsync(attempt, Totp.Code(key, -1)));
        Assert.True(await VerifyAsync(attempt, Totp.Code(key, 1)));
    }

    [Fact]
    public async Task Code_SentByManyAtOnce_LetsOneIn()
    {
        var attempt = await ways.BeginAsync();
        var code = Totp.Code(await attempt.TurnAppOnAsync(), 1);
        await attempt.PasswordAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(_ => Task.Run(() => attempt.Do(signIn => signIn.WithCodeAsync(code, isRecoveryCode: false)))));

        Assert.Single(outcomes, outcome => outcome.Succeeded);
    }

    // A step that was noted while the clock was ahead.
    [Fact]
    public async Task Code_AfterTheClockWasSetBack_Works()
    {
        var attempt = await ways.BeginAsync();
        var key = await attempt.TurnAppOnAsync();
        await attempt.In(async services =>
        {
            var accounts = services.GetRequiredService<UserManager<TeamAccount>>();
            return await accounts.SetAuthenticationTokenAsync((await accounts.FindByEmailAsync(attempt.Email))!, "PhoneDashboard",
                "LastCodeStep", "99999999");
        });

        Assert.True(await VerifyAsync(attempt, Totp.Code(key)));
    }

    /// <summary>Away from the end of a half minute, where the app would go on to the next one amid the test.</summary>
    private static Task MidStepAsync()
    {
        var into = DateTimeOffset.UtcNow.ToUnixTimeSeconds() % 30;
        return into < 24 ? Task.CompletedTask : Task.Delay(TimeSpan.FromSeconds(31 - into));
    }

    private static Task<bool> VerifyAsync(WaysIn.Attempt attempt, string code) => attempt.In(async services =>
    {
        var accounts = services.GetRequiredService<UserManager<TeamAccount>>();
        return await accounts.VerifyTwoFactorTokenAsync((await accounts.FindByEmailAsync(attempt.Email))!,
            TokenOptions.DefaultAuthenticatorProvider, code);
    });
}
