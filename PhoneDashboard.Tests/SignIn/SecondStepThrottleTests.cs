using System.Net;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.SignIn;

/// <summary>Somebody who knows the password guesses codes. It is the guesser who waits, not the owner.</summary>
public sealed class SecondStepThrottleTests(WaysIn ways) : IClassFixture<WaysIn>
{
    [Fact]
    public async Task Codes_GuessedByManyOthers_KeepTheOwnerOutOfNothing()
    {
        var owner = await ways.BeginAsync();
        var key = await owner.TurnAppOnAsync();
        await owner.PasswordAsync();
        // the browser is known from here on
        Assert.True((await owner.Do(signIn => signIn.WithCodeAsync(Totp.Code(key), isRecoveryCode: false))).Succeeded);

        var told = new List<string>();
        for (var number = 0; number < 60; number++)
        {
            var guesser = new WaysIn.Attempt(ways.Server, owner.Id, owner.Email) { Address = IPAddress.Parse($"203.0.113.{number / 4}") };
            await guesser.PasswordAsync();
            told.Add((await guesser.Do(signIn => signIn.WithCodeAsync("000000", isRecoveryCode: false))).Message!);
            told.Add((await guesser.Do(signIn => signIn.WithCodeAsync("AAAAA-BBBBB", isRecoveryCode: true))).Message!);
        }

        Assert.Contains(told, message => message.EndsWith(", or use a recovery code.", StringComparison.Ordinal));

        await owner.PasswordAsync();
        Assert.True((await owner.Do(signIn => signIn.WithCodeAsync(Totp.Code(key, 1), isRecoveryCode: false))).Succeeded);

        var newBrowser = new WaysIn.Attempt(ways.Server, owner.Id, owner.Email) { Address = IPAddress.Parse("198.51.100.7") };
        await newBrowser.PasswordAsync();
        Assert.True((await newBrowser.Do(signIn => signIn.WithCodeAsync(owner.RecoveryCode, isRecoveryCode: true))).Succeeded);
    }

    [Theory]
    [InlineData("198.51.100.1", "198.51.100.1", true)]
    [InlineData("198.51.100.2", "198.51.100.3", false)]
    [InlineData("2001:db8::1", "2001:db8::ffff:2", true)]
    [InlineData("2001:db8:1::1", "2001:db8:1:1::1", false)]
    public async Task RecoveryCodes_FiveAMinute_ByAddressOrNetwork(string first, string second, bool isOne)
    {
        var owner = await ways.BeginAsync();
        await owner.TurnAppOnAsync();
        for (var tries = 0; tries < 6; tries++)
        {
            await TryAsync(first, "AAAAA-BBBBB");
        }

        Assert.Equal(isOne, (await TryAsync(second, owner.RecoveryCode))?.StartsWith("Too many wrong attempts.",
            StringComparison.Ordinal) ?? false);

        async Task<string?> TryAsync(string address, string code)
        {
            var attempt = new WaysIn.Attempt(ways.Server, owner.Id, owner.Email) { Address = IPAddress.Parse(address) };
            await attempt.PasswordAsync();
            return (await attempt.Do(signIn => signIn.WithCodeAsync(code, isRecoveryCode: true))).Message;
        }
    }
}
