using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PhoneDashboard.Core.AudioFiles;

/// <summary>Deletes uploads that nobody saved, also while nobody uploads anything.</summary>
internal sealed partial class AudioUploadRetention(AudioUploads uploads, TimeProvider time, ILogger<AudioUploadRetention> logger)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                uploads.Purge();
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                LogFailure(exception);
            }

            await Task.Delay(Every, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Uploads that nobody saved could not be deleted; tried again in ten minutes")]
    private partial void LogFailure(Exception exception);
}
