using System.Security.Claims;
using Microsoft.Extensions.Options;
using PhoneDashboard.Core;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Hardening;

/// <summary>Why a page could not be opened: it asks this address, because the browser tells no page why its socket was refused.</summary>
internal static class ConnectionTrouble
{
    // A POST: with it the browser says its origin, which OriginCheck answers.
    internal const string Path = "/connection-trouble";

    internal static void MapConnectionTrouble(this IEndpointRouteBuilder routes) => routes.MapPost(Path, Tell).Needs(Permission.Read);

    private static IResult Tell(ClaimsPrincipal person, OpenDashboards dashboards, IOptions<LimitOptions> limits) =>
        dashboards.IsFull(person.FindFirstValue(ClaimTypes.NameIdentifier) ?? "")
            ? Results.Text($"Your account has reached its limit of open dashboards ({limits.Value.OpenDashboards}). Close one in another "
                + "window or browser, "
                + "then reload this page. One that lost its connection counts for another three minutes.",
                statusCode: StatusCodes.Status429TooManyRequests)
            : Results.Text("The page could not be opened. Reload it. If that does not help, tell your administrator: a proxy in front of "
                + "the dashboard has to pass "
                + "WebSockets on (path /_blazor).");
}
