using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using PhoneDashboard.Core.Telemetry;

namespace PhoneDashboard.Web.Telemetry;

/// <summary>
/// Figures and traces over OTLP, only where OpenTelemetry's own <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names a collector. Without it nothing is
/// measured and nothing leaves.
/// </summary>
public static class TelemetryServices
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Registers it, and keeps addresses of requests out of the log.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        // Its lines name each request's address with its query: a token that a mail program put there, or whom somebody searched for. Here
        // and not in appsettings.json, so that no setting lets them out.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        if (string.IsNullOrEmpty(builder.Configuration[Endpoint]))
        {
            return;
        }

        builder.Services.AddHostedService<OutboxGauges>();
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource =>
                resource.AddService("PhoneDashboard", serviceVersion: typeof(TelemetryServices).Assembly.GetName().Version?.ToString()))
            .WithMetrics(metrics => metrics
                .AddMeter(DashboardMeter.Name, "Microsoft.AspNetCore.Components", "Microsoft.AspNetCore.Components.Server.Circuits")
                .AddAspNetCoreInstrumentation())
            .WithTracing(traces => traces.AddAspNetCoreInstrumentation(options =>
            {
                options.Filter = context => !context.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase);
                options.EnrichWithHttpResponse = (activity, response) => HideAddress(activity, response.HttpContext);
            }))
            .UseOtlpExporter();
    }

    // The route says which page or endpoint it was; the address itself may hold a token, an e-mail or a number.
    private static void HideAddress(Activity activity, HttpContext context)
    {
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        activity.SetTag("url.path", route is null ? "/…" : "/" + route.TrimStart('/'));
        activity.SetTag("url.query", null);
    }
}
