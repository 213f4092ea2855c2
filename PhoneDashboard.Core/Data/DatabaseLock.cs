using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PhoneDashboard.Core.Data;

/// <summary>
/// Who of our processes is at the database: each holds <c>&lt;database&gt;.lock</c> while it runs, shared while it serves, alone while it
/// migrates or restores. The system lets go when a process ends, however it ends. Who only reads the database needs no part of it.
/// </summary>
public sealed partial class DatabaseLock(IOptions<StorageOptions> storage, ILogger<DatabaseLock> logger) : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100), SayAfter = TimeSpan.FromSeconds(2),
        SayEvery = TimeSpan.FromSeconds(30);

    private FileStream? _held;

    /// <summary>How long others may take to let go, as at a start of several at once, or a stop that is under way.</summary>
    internal TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(5);

    private string File => storage.Value.DatabaseFile + ".lock";

    /// <inheritdoc />
    public void Dispose() => Release();

    /// <summary>Lets go.</summary>
    internal void Release()
    {
        _held?.Dispose();
        _held = null;
    }

    /// <summary>For serving. While another process has it alone, this waits for it to end, and says so in the log.</summary>
    /// <returns>True when it had to wait.</returns>
    internal async Task<bool> ShareAsync(CancellationToken cancellationToken)
    {
        Release();
        var (clock, sayAt, waited) = (Stopwatch.StartNew(), SayAfter, false);
        while ((_held = TryOpen(FileAccess.Read, FileShare.Read)) is null)
        {
            waited = true;
            if (clock.Elapsed > sayAt)
            {
                LogMigrates();
                sayAt += SayEvery;
            }

            await Task.Delay(LookEvery, cancellationToken);
        }

        return waited;
    }

    /// <summary>For a command that writes beside those who serve. False when another process stays alone with it.</summary>
    internal Task<bool> TryShareAsync(CancellationToken cancellationToken) =>
        TryOpenAsync(FileAccess.Read, FileShare.Read, cancellationToken);

    /// <summary>For what nobody else of us may be there for. False when somebody stays.</summary>
    internal Task<bool> TryTakeAloneAsync(CancellationToken cancellationToken) =>
        TryOpenAsync(FileAccess.ReadWrite, FileShare.None, cancellationToken);

    private async Task<bool> TryOpenAsync(FileAccess access, FileShare share, CancellationToken cancellationToken)
    {
        Release();
        var clock = Stopwatch.StartNew();
        while ((_held = TryOpen(access, share)) is null && clock.Elapsed < LongestWait)
        {
            await Task.Delay(LookEvery, cancellationToken);
        }

        return _held is not null;
    }

    /// <summary>Null when another process holds it in a way that does not go with this one.</summary>
    private FileStream? TryOpen(FileAccess access, FileShare share)
    {
        try
        {
            return new FileStream(File, FileMode.OpenOrCreate, access, share, bufferSize: 0);
        }
        catch (IOException exception) when (IsHeld(exception))
        {
            return null;
        }
    }

    // EWOULDBLOCK of Linux and of macOS, ERROR_SHARING_VIOLATION of Windows.
    private static bool IsHeld(IOException exception) => exception.HResult is 11 or 35 or unchecked((int)0x80070020);

    [LoggerMessage(
        LogLevel.Warning, "Another process of PhoneDashboard is bringing the database to its version. This one starts when that is done")]
    private partial void LogMigrates();
}
