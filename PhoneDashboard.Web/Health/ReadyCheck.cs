using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Web.Health;

/// <summary>Ready for people: the warm-up is over and the database can be reached.</summary>
internal sealed class ReadyCheck(WarmUp warmUp, IDbContextFactory<DashboardDb> dbFactory) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!warmUp.IsDone)
        {
            return HealthCheckResult.Unhealthy("Warming up.");
        }

        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        return await db.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The database cannot be reached.");
    }
}
