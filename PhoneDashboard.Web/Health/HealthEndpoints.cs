using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PhoneDashboard.Web.Health;

/// <summary>
/// For whoever watches the process: <c>/health/live</c> answers as long as it runs, <c>/health/ready</c> 200 when people can
/// come and 503 before.
/// </summary>
public static class HealthEndpoints
{
    /// <summary>Registers the warm-up and the checks.</summary>
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<WarmUp>();
        services.AddHostedService(provider => provider.GetRequiredService<WarmUp>());
        services.AddHealthChecks().AddCheck<ReadyCheck>("ready");
        return services;
    }

    /// <summary>Maps both.</summary>
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        endpoints.MapHealthChecks("/health/ready").AllowAnonymous().Add(AfterWarmUp);
    }

    // Not a check: the framework logs what is not healthy as a failure, and a start is none.
    private static void AfterWarmUp(EndpointBuilder ready)
    {
        var (check, warmUp) = (ready.RequestDelegate!, ready.ApplicationServices.GetRequiredService<WarmUp>());
        ready.RequestDelegate = context =>
        {
            if (warmUp.IsDone)
            {
                return check(context);
            }

            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return context.Response.WriteAsync(nameof(HealthStatus.Unhealthy));
        };
    }
}
