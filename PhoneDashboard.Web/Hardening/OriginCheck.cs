using Microsoft.Extensions.Options;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Web.Endpoints;

namespace PhoneDashboard.Web.Hardening;

/// <summary>
/// A circuit is opened, and a file sent, by our own pages only: browsers let every page of the world do so, but say which one it is. Ours
/// is one at the public address, or at the host and port that the request names.
/// </summary>
internal sealed partial class OriginCheck(
    RequestDelegate next, IOptions<PublicAddress> address, TimeProvider time, ILogger<OriginCheck> logger)
{
    private static readonly string[] _paths = [Dashboards, AudioEndpoints.UploadPath, ConnectionTrouble.Path];
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);

    private long _told = long.MinValue;

    /// <summary>Where circuits are opened.</summary>
    internal const string Dashboards = "/_blazor";

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        return _paths.Any(path => request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase))
            && request.Headers.Origin is [{ } origin, ..]
            && PageAt(origin) is var page && !IsOurs(page, request)
            ? RefuseAsync(context, page)
            : next(context);
    }

    private static Uri? PageAt(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.Scheme is "http" or "https" ? page : null;

    // A proxy may end TLS and drop the port: what it leaves out is the default of the page's own scheme. A page without TLS may not ask
    // where TLS is.
    private bool IsOurs(Uri? page, HttpRequest request) => page is not null && (IsSame(page, address.Value.Uri)
        || (string.Equals(page.Host, request.Host.Host, StringComparison.OrdinalIgnoreCase)
            && page.Port == (request.Host.Port ?? (page.IsDefaultPort ? page.Port : -1))
            && !(request.IsHttps && page.Scheme == Uri.UriSchemeHttp)));

    private static bool IsSame(Uri page, Uri? ours) => ours is not null
        && Uri.Compare(page, ours, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;

    private Task RefuseAsync(HttpContext context, Uri? page)
    {
        var origin = page?.GetLeftPart(UriPartial.Authority) ?? "an unknown address";
        if (_told == long.MinValue || time.GetElapsedTime(_told) > Quiet)
        {
            _told = time.GetTimestamp();
            LogRefusal(origin, context.Request.Host.Value ?? "", address.Value.PublicUrl);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync($"This page is at {origin}, but the dashboard is set up for {address.Value.PublicUrl}. Tell "
            + "your administrator: PublicUrl in the "
            + "configuration has to be the address that the browser shows, and the proxy has to pass the Host header on with its port (in "
            + "nginx: proxy_set_header Host "
            + "$http_host).");
    }

    [LoggerMessage(LogLevel.Warning, "Refused a page of {Origin}: requests name the host {Host}, and PublicUrl is {PublicUrl}. If people "
        + "open the dashboard there, set PublicUrl "
        + "to it, and have the proxy pass the Host header on with its port (in nginx: proxy_set_header Host $http_host)")]
    private partial void LogRefusal(string origin, string host, string publicUrl);
}
