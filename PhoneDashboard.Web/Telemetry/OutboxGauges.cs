using System.Diagnostics.Metrics;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Telemetry;

namespace PhoneDashboard.Web.Telemetry;

/// <summary>
/// Keeps the figures of the mail queue ready for export: a meter asks without waiting, the database answers in its own time.
/// </summary>
internal sealed partial class OutboxGauges(
    OutboxLag lag, IMeterFactory meters, TimeProvider time, ILogger<OutboxGauges> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    private OutboxDepth _depth = new(0, TimeSpan.Zero);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var meter = meters.Create(DashboardMeter.Name);
        meter.CreateObservableGauge("phonedashboard.outbox.depth", () => _depth.Waiting, description: "Mails in the queue.");
        meter.CreateObservableGauge(
            "phonedashboard.outbox.age", () => _depth.OldestDue.TotalSeconds, "s", "How long the oldest due mail has been due.");
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            do
            {
                await ReadAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The app stops.
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            _depth = await lag.ReadAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFault(logger, exception); // the last figures stay; /health/ready tells of the database
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The depth of the mail queue could not be read")]
    private static partial void LogFault(ILogger logger, Exception exception);
}
