using System.Net;
using Microsoft.AspNetCore.Hosting;
using PhoneDashboard.Tests.SignIn;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Hardening;

/// <summary>
/// Strangers at the owner's own network address, as behind one gateway or a proxy that nobody declared, use up what the address may send.
/// </summary>
public sealed class KnownBrowserTests
{
    [Fact]
    public async Task Address_UsedUpByOthers_KeepsNeitherAKnownBrowserNorARecoveryCodeOut()
    {
        await using var server = DashboardServer.With(builder => builder
            .UseSetting("Limits:SignInsPerMinute", "20").UseSetting("Limits:PublicRequestsPerMinute", "60"));
        await server.SessionAsync();
        var (known, stranger, newOne) = (new FormBrowser(server), new FormBrowser(server), new FormBrowser(server));
        await known.PasswordAsync();
        var owner = new WaysIn.Attempt(server, 1, TeamSession.Email);
        var key = await owner.TurnAppOnAsync();
        await newOne.PasswordAsync();
        var recovery = (await newOne.FormAsync("/sign-in/recovery", "code")).With("Code", owner.RecoveryCode);
        var guess = (await stranger.FormAsync("/sign-in", "sign-in")).With("Input.Email", "nobody@example.com")
            .With("Input.Password", "wrong");
        for (var number = 0; number < 20; number++)
        {
            await stranger.SendAsync("/sign-in", guess.Body);
        }

        for (var number = 0; number < 60; number++)
        {
            await stranger.FormsAsync("/sign-in");
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await stranger.SendAsync("/sign-in", guess.Body));
        Assert.Empty(await stranger.FormsAsync("/sign-in"));

        Assert.Equal(HttpStatusCode.Redirect, await newOne.SendAsync("/sign-in/recovery", recovery.Body));
        await known.PasswordAsync();
        var code = (await known.FormAsync("/sign-in/two-factor", "code")).With("Code", Totp.Code(key));
        Assert.Equal(HttpStatusCode.Redirect, await known.SendAsync("/sign-in/two-factor", code.Body));
    }
}
