using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.TimeSchedules;

namespace PhoneDashboard.Core.Settings.Backups;

/// <summary>
/// Writes the daily backup at the time that Settings says. A time that passed while the machine was off is made up after the start: due is
/// what no backup has followed yet.
/// </summary>
public sealed partial class BackupSchedule(
    IDbContextFactory<DashboardDb> dbFactory, BackupArchive archive, TimeProvider time, ILogger<BackupSchedule> logger) : BackgroundService
{
    /// <summary>How long after a failure the next try comes.</summary>
    internal static readonly TimeSpan RetryAfter = TimeSpan.FromHours(1);

    /// <summary>A system so young that has no users yet holds nothing that a backup would save.</summary>
    internal static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);
    private static readonly Actor Schedule = Actor.System("Daily backup");

    // In timestamps, which go on when the clock is set back.
    private long _notBefore = long.MinValue;

    /// <summary>Writes the backup if it is due.</summary>
    /// <returns>True when it tried.</returns>
    internal async Task<bool> RunDueAsync(CancellationToken cancellationToken = default)
    {
        if (time.GetTimestamp() < _notBefore || !await IsDueAsync(cancellationToken))
        {
            return false;
        }

        // Set before the try: whatever goes wrong waits.
        _notBefore = time.GetTimestamp() + (long)(RetryAfter.TotalSeconds * time.TimestampFrequency);
        var result = await archive.WriteAsync(Schedule, cancellationToken);
        if (result.Succeeded)
        {
            _notBefore = long.MinValue;
            LogWritten(result.Value.Bytes);
        }
        else
        {
            LogFailed(result.Problems[0].Message);
        }

        return true;
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            // First: the start belongs to the people who wait for a page.
            await Task.Delay(LookEvery, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Round.TryAsync(() => StorageFault.TryAsync(logger, () => RunDueAsync(stoppingToken)), LogRoundFailed, stoppingToken);
        }
    }

    private async Task<bool> IsDueAsync(CancellationToken cancellationToken)
    {
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var settings = await db.AccountSettings.AsNoTracking().SingleAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        if (!settings.DailyBackup || settings.SetUpUtc is not { } setUp)
        {
            return false;
        }

        var latest = (await archive.GetAsync(Schedule, cancellationToken)).Kept is [var newest, ..] && newest.Utc > setUp
            ? newest.Utc
            : setUp;
        var due = BackupTimes.LastDue(now, settings.BackupTime, TimeZones.Of(settings.TimeZone));
        return latest < due && (setUp < now - Fresh || await db.Users.AnyAsync(cancellationToken));
    }

    [LoggerMessage(LogLevel.Information, "The daily backup was written, {Bytes} bytes")]
    private partial void LogWritten(long bytes);

    [LoggerMessage(LogLevel.Error, "The daily backup failed and is tried again in an hour. {Reason}")]
    private partial void LogFailed(string reason);

    [LoggerMessage(LogLevel.Error, "A look at the daily backup failed; the next one tries again")]
    private partial void LogRoundFailed(Exception exception);
}
