using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using PhoneDashboard.Web.Components.SignIn;
using PhoneDashboard.Web.Endpoints;

namespace PhoneDashboard.Web.Hardening;

/// <summary>Holds back who guesses passwords and tokens, asks without end, or opens dashboards without end.</summary>
internal static class RateLimits
{
    // Reachable without sign-in. The prefix counts: /sign-in/two-factor is one of them.
    private static readonly string[] PublicPaths =
    [
        "/sign-in", "/setup", "/forgot-password", "/reset-password", "/accept-invitation", ActivationPath, "/provision", "/device",
        "/scan-with-the-app", "/not-found", "/health",
    ];

    private const string RecoveryPath = "/sign-in/recovery";

    // Its form takes no password: a department that opens its invites behind one address keeps nobody from signing in.
    private const string ActivationPath = "/activate";

    // Files of any length: each keeps a snapshot of the database, or a file, open for as long as the browser takes.
    internal static readonly string[] DownloadPaths = ["/export", "/backups"];

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    internal static void AddRateLimits(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<LimitOptions>().BindConfiguration(LimitOptions.Section).ValidateDataAnnotations();
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<LimitOptions>>((limiter, limits) =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                PartitionedRateLimiter.Create<HttpContext, string>(context => OfOne(context, limits.Value)),
                PartitionedRateLimiter.Create<HttpContext, string>(context => OfAll(context, limits.Value)));
            limiter.OnRejected = TellAsync;
        });
    }

    internal static bool IsAt(HttpContext context, string[] paths) =>
        paths.Any(path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase));

    private static RateLimitPartition<string> OfAll(HttpContext context, LimitOptions limits) => IsAt(context, DownloadPaths)
        ? RateLimitPartition.GetConcurrencyLimiter("downloads", _ => new() { PermitLimit = limits.AllDownloads })
        : RateLimitPartition.GetNoLimiter("");

    private static RateLimitPartition<string> OfOne(HttpContext context, LimitOptions limits)
    {
        var path = context.Request.Path;
        if (context.WebSockets.IsWebSocketRequest && path.StartsWithSegments(OriginCheck.Dashboards, StringComparison.OrdinalIgnoreCase))
        {
            // The request of an open dashboard lasts as long as its connection. What stands behind it is counted by CircuitLimit; a socket
            // alone costs too.
            return RateLimitPartition.GetConcurrencyLimiter($"open {Person(context)}", _ => new() { PermitLimit = limits.OpenDashboards });
        }

        if (path.StartsWithSegments(OriginCheck.Dashboards + "/negotiate", StringComparison.OrdinalIgnoreCase))
        {
            return RateLimitPartition.GetFixedWindowLimiter(
                $"negotiate {Person(context)}", _ => new() { PermitLimit = limits.PublicRequestsPerMinute, Window = Minute });
        }

        if (path.StartsWithSegments(AudioEndpoints.UploadPath, StringComparison.OrdinalIgnoreCase))
        {
            return RateLimitPartition.GetFixedWindowLimiter(
                $"upload {Person(context)}", _ => new() { PermitLimit = limits.UploadsPerMinute, Window = Minute });
        }

        if (path.StartsWithSegments(WebhookEndpoints.Path, StringComparison.OrdinalIgnoreCase))
        {
            return RateLimitPartition.GetFixedWindowLimiter(
                $"webhook {Remote.Of(context)}", _ => new() { PermitLimit = limits.WebhooksPerMinute, Window = Minute });
        }

        if (IsAt(context, DownloadPaths))
        {
            return RateLimitPartition.GetConcurrencyLimiter($"download {Person(context)}", _ => new() { PermitLimit = limits.Downloads });
        }

        if (!IsAt(context, PublicPaths))
        {
            return RateLimitPartition.GetNoLimiter("");
        }

        // Guesses elsewhere at the same address, or behind the same proxy, stop neither a browser that is known nor a recovery code.
        var caller = context.RequestServices.GetRequiredService<DeviceCookie>().Of(context) ?? Remote.Of(context);
        var (kind, most) = !IsSignIn(context.Request) ? ("public", limits.PublicRequestsPerMinute)
            : path.StartsWithSegments(RecoveryPath, StringComparison.OrdinalIgnoreCase) ? ("recovery", limits.SignInsPerMinute)
            : ("sign-in", limits.SignInsPerMinute);
        return RateLimitPartition.GetFixedWindowLimiter($"{kind} {caller}", _ => new() { PermitLimit = most, Window = Minute });
    }

    private static bool IsSignIn(HttpRequest request) => HttpMethods.IsPost(request.Method)
        && !request.Path.StartsWithSegments(ActivationPath, StringComparison.OrdinalIgnoreCase);

    private static string Person(HttpContext context) => context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? Remote.Of(context);

    private static async ValueTask TellAsync(OnRejectedContext rejected, CancellationToken cancellationToken)
    {
        if (IsSignIn(rejected.HttpContext.Request) && IsAt(rejected.HttpContext, PublicPaths)) // a form of those who are nobody yet
        {
            rejected.HttpContext.RequestServices.GetRequiredService<SignInThrottle>().Refused();
        }

        var isDownload = IsAt(rejected.HttpContext, DownloadPaths);
        var seconds = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? (int)Math.Ceiling(wait.TotalSeconds)
            : isDownload ? 10
            : 60;
        var response = rejected.HttpContext.Response;
        response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        response.ContentType = "text/plain; charset=utf-8";
        await response.WriteAsync(isDownload
            ? "Too many files are being downloaded at once, by you or by others. Wait until one has finished, then try again."
            : $"Too many requests. Try again in {seconds} seconds.", cancellationToken);
    }
}
