using System.Data.Common;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.StaticAssets;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.SignIn;

namespace PhoneDashboard.Web.Components.SignIn;

/// <summary>
/// Whether a session, or a step of signing in, still holds: asked for every cookie that comes, and every few seconds by every open page and
/// every request that lasts.
/// </summary>
internal sealed partial class SessionCheck(TeamSessions sessions, ILogger<SessionCheck> logger)
{
    /// <summary>How soon an open page, or a request under way, feels that its session has ended.</summary>
    internal static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    /// <summary>The rule of <see cref="TeamSessions.MayBeInAsync"/>.</summary>
    internal async Task<bool> HoldsAsync(ClaimsPrincipal? person, CancellationToken cancellationToken = default)
    {
        if (TeamClaims.StepOf(person) is not { } step)
        {
            return false;
        }

        try
        {
            // Where the database says nothing now, nobody is thrown out for that, and nothing can be read either.
            return await StorageFault.TryAsync(logger, () => sessions.MayBeInAsync(step, cancellationToken), _ => true);
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

    /// <summary>
    /// Cuts off what a session has under way when it ends: a file that is being taken, an upload. An open dashboard has a watch of its own.
    /// </summary>
    internal static async Task WatchAsync(HttpContext http, RequestDelegate next)
    {
        if (TeamClaims.IdOf(http.User) is not { } account || http.WebSockets.IsWebSocketRequest)
        {
            await next(http);
            return;
        }

        using var ticks = new PeriodicTimer(Every);
        var watch = http.RequestServices.GetRequiredService<SessionCheck>().AbortWhenEndedAsync(http, account, ticks);
        try
        {
            await next(http);
        }
        finally
        {
            ticks.Dispose();
            await watch; // it may be asking just now; the request is another one's afterwards
        }
    }

    private async Task AbortWhenEndedAsync(HttpContext http, long account, PeriodicTimer ticks)
    {
        var person = http.User;
        while (await ticks.WaitForNextTickAsync())
        {
            if (!await HoldsAsync(person))
            {
                LogCutOff(logger, account);
                http.Abort();
                return;
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "What the session of account {Account} had under way was cut off: the session has ended")]
    private static partial void LogCutOff(ILogger logger, long account);

    [LoggerMessage(LogLevel.Error, "The database did not say whether a session still holds")]
    private static partial void LogUnanswered(ILogger logger, Exception exception);
}
