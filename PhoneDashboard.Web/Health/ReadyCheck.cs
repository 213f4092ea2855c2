using Microsoft.Extensions.Diagnostics.HealthChecks;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Email;

namespace PhoneDashboard.Web.Health;

/// <summary>
/// Ready for people, once the warm-up is over: the database can be reached and is up to date. A database that cannot be written to, sealed
/// values that the keys do not open, or mails that are due for long make it degraded, which still answers 200: the dashboard can be read,
/// and taking it away would help nobody.
/// </summary>
public sealed class ReadyCheck(DatabaseStartup startup, StorageProbe storage, OutboxLag lag, SealedValues seals)
    : IHealthCheck
{
    /// <summary>More than any retry of a mail service that only hiccups.</summary>
    public static readonly TimeSpan LongestLag = TimeSpan.FromMinutes(15);

    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var state = await startup.StateAsync(cancellationToken);
        if (state == DatabaseState.OutOfReach)
        {
            return HealthCheckResult.Unhealthy("The database cannot be reached.");
        }

        if (state == DatabaseState.Older)
        {
            return HealthCheckResult.Unhealthy(
                "The database is older than the program: it was replaced while the program ran. Start it again.");
        }

        if (await storage.LookAsync() is { } fault)
        {
            return HealthCheckResult.Degraded(fault.Advice);
        }

        if (await seals.LostAsync(cancellationToken) is { Matter: true } lost)
        {
            return HealthCheckResult.Degraded($"{lost} cannot be opened: keys are missing.");
        }

        return (await lag.ReadAsync(cancellationToken)).OldestDue > LongestLag
            ? HealthCheckResult.Degraded("Mails have been waiting for more than 15 minutes.")
            : HealthCheckResult.Healthy();
    }
}
