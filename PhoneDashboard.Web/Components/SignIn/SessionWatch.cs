using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace PhoneDashboard.Web.Components.SignIn;

/// <summary>
/// Asks every few seconds whether the session of an open page still holds: one that was ended, or whose account was disabled, loses
/// its page soon after.
/// </summary>
internal sealed class SessionWatch(ILoggerFactory loggers, SessionCheck check) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => SessionCheck.Every;

    protected override async Task<bool> ValidateAuthenticationStateAsync(
        AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        try
        {
            return await check.HoldsAsync(authenticationState.User, cancellationToken);
        }
        catch (ObjectDisposedException)
        {
            return false; // the server is being stopped
        }
    }
}
