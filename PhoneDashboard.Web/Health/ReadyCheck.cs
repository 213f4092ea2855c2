using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Email;

namespace PhoneDashboard.Web.Health;

/// <summary>
/// Ready for people, once the warm-up is over: the database can be reached and is up to date. Mails that are due for long make it degraded, which still answers 200: the
/// dashboard works, and taking it away would help no mail.
/// </summary>
public sealed class ReadyCheck(IDbContextFactory<DashboardDb> dbFactory, OutboxLag lag) : IHealthCheck
{
    /// <summary>More than any retry of a mail service that only hiccups.</summary>
    public static readonly TimeSpan LongestLag = TimeSpan.FromMinutes(15);

    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        if (!await db.Database.CanConnectAsync(cancellationToken))
        {
            return HealthCheckResult.Unhealthy("The database cannot be reached.");
        }

        if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            return HealthCheckResult.Unhealthy("The database is older than the program: it was replaced while the program ran. Start it again.");
        }

        return (await lag.ReadAsync(cancellationToken)).OldestDue > LongestLag
            ? HealthCheckResult.Degraded("Mails have been waiting for more than 15 minutes.")
            : HealthCheckResult.Healthy();
    }
}
