using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.Options;
using PhoneDashboard.Core.Data;

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
            services.AddOptionsWithValidateOnStart<PublicAddress>().Bind(builder.Configuration).ValidateDataAnnotations();
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
        services.AddHsts(options => (options.MaxAge, options.IncludeSubDomains) = (TimeSpan.FromDays(365), true));
        services.AddProxies(builder.Configuration);
        services.AddRateLimits();
        services.AddFormLimits();
        services.AddOptions<CircuitOptions>().Configure<IOptions<LimitOptions>>((circuits, limits) =>
        {
            circuits.DisconnectedCircuitMaxRetained = limits.Value.LostDashboards;
            circuits.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(3);
            circuits.MaxBufferedUnacknowledgedRenderBatches = 10;

            // A resumed page would come back without what was typed and without its dialog, and say nothing: better a new page, which offers the draft.
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
        app.UseSecurityHeaders();
        if (!app.Environment.IsDevelopment())
        {
            app.UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = "/error",
                CreateScopeForErrors = true,
                StatusCodeSelector = fault => StorageFault.Of(fault) is null ? StatusCodes.Status500InternalServerError : StatusCodes.Status503ServiceUnavailable,
            });
            app.UseHsts();
        }

        app.UseOriginCheck();
        app.UseCookiePolicy();
    }
}
