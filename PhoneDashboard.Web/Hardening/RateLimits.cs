using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using PhoneDashboard.Web.Endpoints;
using PhoneDashboard.Web.SignIn;

namespace PhoneDashboard.Web.Hardening;

/// <summary>Holds back who guesses passwords and tokens, asks without end, or opens dashboards without end.</summary>
internal static class RateLimits
{
    // Reachable without sign-in. The prefix counts: /sign-in/two-factor is one of them.
    private static readonly string[] PublicPaths = ["/sign-in", "/setup", "/forgot-password", "/reset-password", "/accept-invitation", "/activate", "/not-found", "/health"];

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    internal static void AddRateLimits(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<LimitOptions>().BindConfiguration(LimitOptions.Section).ValidateDataAnnotations();
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<LimitOptions>>((limiter, limits) =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => Partition(context, limits.Value));
            limiter.OnRejected = TellAsync;
        });
    }

    private static RateLimitPartition<string> Partition(HttpContext context, LimitOptions limits)
    {
        var path = context.Request.Path;
        if (context.WebSockets.IsWebSocketRequest && path.StartsWithSegments(OriginCheck.Dashboards, StringComparison.OrdinalIgnoreCase))
        {
            // The request of an open dashboard lasts as long as its connection. What stands behind it is counted by CircuitLimit; a socket alone costs too.
            return RateLimitPartition.GetConcurrencyLimiter($"open {Person(context)}", _ => new() { PermitLimit = limits.OpenDashboards });
        }

        if (path.StartsWithSegments(AudioEndpoints.UploadPath, StringComparison.OrdinalIgnoreCase))
        {
            return RateLimitPartition.GetFixedWindowLimiter($"upload {Person(context)}", _ => new() { PermitLimit = limits.UploadsPerMinute, Window = Minute });
        }

        if (!PublicPaths.Any(known => path.StartsWithSegments(known, StringComparison.OrdinalIgnoreCase)))
        {
            return RateLimitPartition.GetNoLimiter("");
        }

        return HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter($"sign-in {Remote(context)}", _ => new() { PermitLimit = limits.SignInsPerMinute, Window = Minute })
            : RateLimitPartition.GetFixedWindowLimiter($"public {Remote(context)}", _ => new() { PermitLimit = limits.PublicRequestsPerMinute, Window = Minute });
    }

    private static string Person(HttpContext context) => context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? Remote(context);

    // A network of IPv6 is one caller: each has 2^64 addresses to change between.
    private static string Remote(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        return address.AddressFamily == AddressFamily.InterNetworkV6 && !address.IsIPv4MappedToIPv6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.MapToIPv4().ToString();
    }

    private static async ValueTask TellAsync(OnRejectedContext rejected, CancellationToken cancellationToken)
    {
        var request = rejected.HttpContext.Request;
        if (HttpMethods.IsPost(request.Method) && !request.Path.StartsWithSegments(AudioEndpoints.UploadPath, StringComparison.OrdinalIgnoreCase))
        {
            rejected.HttpContext.RequestServices.GetRequiredService<SignInThrottle>().Refused();
        }

        var seconds = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? (int)Math.Ceiling(wait.TotalSeconds) : 60;
        var response = rejected.HttpContext.Response;
        response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        response.ContentType = "text/plain; charset=utf-8";
        await response.WriteAsync($"Too many requests. Try again in {seconds} seconds.", cancellationToken);
    }
}
