using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.Options;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Settings;

namespace PhoneDashboard.Web.Hardening;

/// <summary>What keeps strangers and accidents out, in one place: limits, headers, cookies, hosts, proxies.</summary>
public static class HardeningServices
{
    /// <summary>Registers it.</summary>
    public static void AddHardening(this WebApplicationBuilder builder)
    {
        var (services, address) = (builder.Services, builder.Configuration.Get<PublicAddress>() ?? new());
        if (!builder.Environment.IsDevelopment())
        {
            services.AddOptions<PublicAddress>().ValidateDataAnnotations().ValidateOnStart();
            if (string.IsNullOrEmpty(builder.Configuration["AllowedHosts"]))
            {
                services.Configure<HostFilteringOptions>(options => options.AllowedHosts = address.Hosts);
            }
        }

        services.Configure<CookiePolicyOptions>(options =>
        {
            options.HttpOnly = HttpOnlyPolicy.Always;
            options.MinimumSameSitePolicy = SameSiteMode.Lax;
            options.Secure = address.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        });
        services.Configure<HostFilteringOptions>(options => options.AllowEmptyHosts = false); // redirects and links are made of it
        services.AddHsts(options => (options.MaxAge, options.IncludeSubDomains) =
            (TimeSpan.FromDays(365), builder.Configuration.GetValue("Hsts:IncludeSubDomains", defaultValue: false)));
        services.Configure<HostOptions>(host =>
        {
            // Whatever is under way, a stop takes ten seconds at most. All at once: a file that nobody reads would take the time that
            // a mail in flight has.
            host.ShutdownTimeout = TimeSpan.FromSeconds(8);
            host.ServicesStopConcurrently = true;
        });
        services.AddProxies(builder.Configuration);
        services.AddRateLimits();
        services.AddFormLimits();
        services.AddSingleton<OpenDashboards>();
        services.AddScoped<CircuitHandler, CircuitLimit>();
        services.AddOptions<CircuitOptions>().Configure<IOptions<LimitOptions>>((circuits, limits) =>
        {
            circuits.DisconnectedCircuitMaxRetained = limits.Value.LostDashboards;
            circuits.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(3);
            circuits.MaxBufferedUnacknowledgedRenderBatches = 10;

            // A resumed page would come back without what was typed and without its dialog, and say nothing: better a new page,
            // which offers the draft.
            circuits.PersistedCircuitInMemoryMaxRetained = 0;
        });
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = FormLimits.LargestBody; // the endpoint that takes files says its own
        });
    }

    /// <summary>The first steps of every request: before anything can answer it.</summary>
    public static void UseHardening(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.Use(WithItsPortAsync);
        app.UseSecurityHeaders();
        if (!app.Environment.IsDevelopment())
        {
            app.UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = "/error",
                CreateScopeForErrors = true,
                StatusCodeSelector = fault =>
                    StorageFault.Of(fault) is null ? StatusCodes.Status500InternalServerError : StatusCodes.Status503ServiceUnavailable,
            });
            app.UseHsts();
        }

        app.UseMiddleware<OriginCheck>();
        app.UseWebSockets(); // only now is it known which requests are one
        app.Use(WebSocketsOnlyAsync);
        app.Use(ImpatientBody.UseAsync);
        app.UseCookiePolicy();
    }

    // Many proxies drop the port of the public address; redirects, which name the whole address, would lead elsewhere without it.
    private static Task WithItsPortAsync(HttpContext context, RequestDelegate next)
    {
        var ours = context.RequestServices.GetRequiredService<IOptions<PublicAddress>>().Value.Uri;
        if (ours is { IsDefaultPort: false }
            && context.Request.Host is { Port: null } host
            && string.Equals(host.Host, ours.Host, StringComparison.OrdinalIgnoreCase))
        {
            context.Request.Host = new HostString(ours.Authority);
        }

        return next(context);
    }

    // SignalR's other transports take many requests for one dashboard, which nothing could count or end. Our pages do not ask for them.
    // They do negotiate: Blazor's script tells a server that is away for a moment from one that refuses by that alone.
    private static Task WebSocketsOnlyAsync(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path;
        if (context.WebSockets.IsWebSocketRequest || path != OriginCheck.Dashboards)
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return context.Response.WriteAsync("Dashboards are opened over WebSockets only.");
    }
}
