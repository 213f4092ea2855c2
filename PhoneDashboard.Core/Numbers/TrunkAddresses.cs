using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.Numbers;

/// <summary>
/// Looks the names of trunks up again, at the start and every hour: providers move. A name that is not found keeps the address that it had
/// last, and the table says so (Specification 10).
/// </summary>
internal sealed partial class TrunkAddresses(
    IDbContextFactory<DashboardDb> dbFactory, IHostLookup lookup, TimeProvider time, ILogger<TrunkAddresses> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);
    private static readonly Actor Hourly = Actor.System("Hourly");

    /// <summary>Looks all up; nobody waits for the turn to write meanwhile.</summary>
    internal async Task RefreshAsync(CancellationToken cancellationToken = default)
    {
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var trunks = await db.Trunks.AsNoTracking().Where(trunk => trunk.Host != null).OrderBy(trunk => trunk.Id)
            .Select(trunk => new { trunk.Id, trunk.Name, trunk.Host, trunk.Address }).ToListAsync(cancellationToken);
        var found = new List<(long Id, string Host, string Address)>();
        foreach (var trunk in trunks)
        {
            if (await lookup.FindAsync(trunk.Host!, cancellationToken) is not { } address)
            {
                LogNotFound(trunk.Name, trunk.Host!);
                continue;
            }

            if (address != trunk.Address)
            {
                LogMoved(trunk.Name, trunk.Host!, address);
            }

            found.Add((trunk.Id, trunk.Host!, address));
        }

        if (found.Count > 0)
        {
            await WriteAsync(db, found, cancellationToken);
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Round.TryAsync(() => RefreshAsync(stoppingToken), LogFailure, stoppingToken);
            await Task.Delay(Every, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // What somebody saved meanwhile has been looked up at that save.
    private async Task WriteAsync(DashboardDb db, List<(long Id, string Host, string Address)> found, CancellationToken cancellationToken)
    {
        await using var write = await db.BeginWriteAsync(Hourly, cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        foreach (var (id, host, address) in found)
        {
            await db.Trunks.Where(trunk => trunk.Id == id && trunk.Host == host).ExecuteUpdateAsync(update => update
                .SetProperty(trunk => trunk.Address, address)
                .SetProperty(trunk => trunk.ResolvedUtc, now), CancellationToken.None);
        }

        _ = (await write.SaveQuietlyAsync()).Value;
    }

    [LoggerMessage(
        LogLevel.Warning, "The host {Host} of the trunk {Trunk} was not found. Its last address stays; it is looked up again in an hour")]
    private partial void LogNotFound(string trunk, string host);

    [LoggerMessage(LogLevel.Information, "The host {Host} of the trunk {Trunk} has the address {Address} by now")]
    private partial void LogMoved(string trunk, string host, string address);

    [LoggerMessage(LogLevel.Error, "The hosts of trunks could not be looked up; trying again in an hour")]
    private partial void LogFailure(Exception exception);
}
