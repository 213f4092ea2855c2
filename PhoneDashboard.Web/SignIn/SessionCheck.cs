using System.Data.Common;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.StaticAssets;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Team;

namespace PhoneDashboard.Web.SignIn;

/// <summary>Whether a session, or a step of signing in, still holds: asked for every cookie that comes, and by every open page.</summary>
internal sealed partial class SessionCheck(TeamSessions sessions, ILogger<SessionCheck> logger)
{
    /// <summary>The rule of <see cref="TeamSessions.MayBeInAsync"/>.</summary>
    internal async Task<bool> HoldsAsync(ClaimsPrincipal? person, CancellationToken cancellationToken = default)
    {
        try
        {
            return TeamClaims.StepOf(person) is { } step && await sessions.MayBeInAsync(step, cancellationToken);
        }
        catch (Exception exception) when (StorageFault.Of(exception) is { } fault)
        {
            fault.LogTo(logger, exception); // the database says nothing now: nobody is thrown out for that, and nothing can be read either
            return true;
        }
        catch (DbException exception)
        {
            LogUnanswered(logger, exception);
            return true;
        }
    }

    /// <summary>
    /// For the events of a cookie: one whose account may not be in is worth nothing, and is taken away. The files of the pages are for
    /// everybody, and there are many in a page: for them nothing is asked.
    /// </summary>
    internal static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null
            && !await context.HttpContext.RequestServices.GetRequiredService<SessionCheck>().HoldsAsync(context.Principal))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
        }
    }

    [LoggerMessage(LogLevel.Error, "The database did not say whether a session still holds")]
    private static partial void LogUnanswered(ILogger logger, Exception exception);
}
