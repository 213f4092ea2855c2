using PhoneDashboard.Web.Endpoints;

namespace PhoneDashboard.Web.Hardening;

/// <summary>
/// A circuit is opened, and a file sent, by our own pages only: browsers let every page of the world do so, but say which one it is.
/// </summary>
internal static class OriginCheck
{
    private static readonly string[] _paths = ["/_blazor", AudioEndpoints.UploadPath];

    internal static void UseOriginCheck(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var request = context.Request;
        if (_paths.Any(path => request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase))
            && request.Headers.Origin is [{ } origin, ..]
            && !(Uri.TryCreate(origin, UriKind.Absolute, out var page) && string.Equals(page.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        return next(context);
    });
}
