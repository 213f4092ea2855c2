using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.SignIn;

/// <summary>
/// Sees to forgotten passwords behind the page's back: the answer comes at once whether there is such an account or not, so that its time
/// tells nothing. In memory: who asked in the second before a stop asks again.
/// </summary>
public sealed partial class ForgottenPasswords(
    TeamAccessService access, StorageProbe storage, TimeProvider time, ILogger<ForgottenPasswords> logger) : BackgroundService
{
    /// <summary>Longer than any address (RFC 5321).</summary>
    private const int LongestAddress = 320;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    // What is too much is dropped: nobody forgets a hundred passwords a second.
    private readonly Channel<string> _asked =
        Channel.CreateBounded<string>(new BoundedChannelOptions(100) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Somebody asks for a new password of the account with this address, if there is one.</summary>
    /// <returns>Why nobody can be helped now; null otherwise.</returns>
    public async Task<StorageFault?> AskAsync(string? email)
    {
        if (await storage.LookAsync() is { } fault)
        {
            return fault;
        }

        if (email is { Length: > 0 and <= LongestAddress })
        {
            _asked.Writer.TryWrite(email);
        }

        return null;
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var email in _asked.Reader.ReadAllAsync(stoppingToken))
        {
            while (!await TryAsync(email, stoppingToken))
            {
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
    }

    /// <returns>False to try again: the storage does not do its part.</returns>
    private async Task<bool> TryAsync(string email, CancellationToken cancellationToken)
    {
        try
        {
            return await StorageFault.TryAsync(logger, () => access.ForgotPasswordAsync(email, cancellationToken)) is null;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailure(logger, exception);
            return true;
        }
    }

    [LoggerMessage(LogLevel.Error, "The mail with a link to a new password could not be queued")]
    private static partial void LogFailure(ILogger logger, Exception exception);
}
