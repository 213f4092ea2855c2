using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Team;

namespace PhoneDashboard.Web.SignIn;

/// <summary>Asks every few seconds whether the session of an open page still holds: one that was ended, or whose account was disabled, loses its page soon after.</summary>
internal sealed class SessionWatch(ILoggerFactory loggers, TeamSessions sessions, IOptions<IdentityOptions> options) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    private readonly ILogger _logger = loggers.CreateLogger<SessionWatch>();

    /// <summary>An open page is lost after twice this at the latest.</summary>
    internal static TimeSpan Interval => TimeSpan.FromSeconds(10);

    protected override TimeSpan RevalidationInterval => Interval;

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        try
        {
            var person = authenticationState.User;
            return TeamClaims.IdOf(person) is { } id && await sessions.IsLiveAsync(id, person.FindFirst(options.Value.ClaimsIdentity.SecurityStampClaimType)?.Value, cancellationToken);
        }
        catch (Exception exception) when (StorageFault.Of(exception) is { } fault)
        {
            fault.LogTo(_logger, exception); // the database says nothing now: nobody is thrown out for that, and nothing can be read either
            return true;
        }
        catch (ObjectDisposedException)
        {
            return false; // the server is being stopped
        }
    }
}
