using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace PhoneDashboard.Core.Data;

/// <summary>
/// Whether the database can be written to, found out by a small write: into the database, which changes nothing, and into a file beside it,
/// for there may be no more room.
/// </summary>
public sealed class StorageProbe(IDbContextFactory<DashboardDb> dbFactory, IOptions<StorageOptions> storage, TimeProvider time)
{
    private const int Room = 64 * 1024;

    /// <summary>
    /// Whoever asks more often is told that it works, if it did; a fault is looked at again, so that nobody hears of it too long.
    /// </summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    private static readonly Actor Probe = Actor.System("Health");

    private readonly Lock _one = new();
    private Task<StorageFault?> _last = Task.FromResult<StorageFault?>(null);
    private StorageFault? _before;
    private long? _looked;
    private long _atDisk; // since when the disk has to answer; 0 while it has not

    /// <summary>How long somebody who asks is kept waiting for what is being tried.</summary>
    internal TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(5);

    // The disk has had time enough, whatever else the look waited for before.
    private bool IsHung => Interlocked.Read(ref _atDisk) is not 0 and var since && time.GetElapsedTime(since) > LongestWait / 2;

    /// <summary>
    /// What a small write meets; null when it works. One that waits for its turn behind others is no fault: of such a look nothing is known
    /// yet, and what the one before met still holds. One that the disk does not answer is.
    /// </summary>
    public async Task<StorageFault?> LookAsync()
    {
        var look = Begin();
        return await Task.WhenAny(look, Task.Delay(LongestWait)) == look ? await look : IsHung ? StorageFault.NoAnswer : _before;
    }

    /// <summary>The small write into the database.</summary>
    internal async Task WriteAsync()
    {
        await using var db = await dbFactory.CreateDbContextAsync();
        await using var write = await db.BeginWriteAsync(Probe);
        Interlocked.Exchange(ref _atDisk, time.GetTimestamp());
        await db.AccountSettings.ExecuteUpdateAsync(settings => settings.SetProperty(row => row.MailHeldReason, row => row.MailHeldReason));
        _ = (await write.SaveQuietlyAsync()).Value;
        Interlocked.Exchange(ref _atDisk, 0);
    }

    /// <summary>
    /// The file beside the database. The system says of it why it cannot be written, where SQLite speaks of a full disk whatever it is.
    /// Several processes may start or look at once: nobody holds the file, and who finds it gone has nothing to clear away.
    /// </summary>
    internal async Task WriteFileAsync()
    {
        var file = storage.Value.DatabaseFile + ".probe";
        try
        {
            await using var room = new FileStream(
                file, FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            await room.WriteAsync(new byte[Room]);
        }
        finally
        {
            if (File.Exists(file))
            {
                File.Delete(file);
            }
        }
    }

    private Task<StorageFault?> Begin()
    {
        lock (_one)
        {
            var works = _last.IsCompletedSuccessfully && _last.Result is null;
            if (_last.IsCompleted && (!works || _looked is not { } looked || time.GetElapsedTime(looked) >= Every))
            {
                _before = _last.IsCompletedSuccessfully ? _last.Result : null;
                _looked = time.GetTimestamp();
                _last = Task.Run(FaultAsync);
            }

            return _last;
        }
    }

    private async Task<StorageFault?> FaultAsync()
    {
        try
        {
            Interlocked.Exchange(ref _atDisk, time.GetTimestamp());
            await WriteFileAsync();
            Interlocked.Exchange(ref _atDisk, 0); // for the turn to write
            await WriteAsync();
            return null;
        }
        catch (Exception exception) when (StorageFault.Of(exception) is { } fault)
        {
            return fault;
        }
        catch (UnauthorizedAccessException)
        {
            return StorageFault.NoRight;
        }
        finally
        {
            Interlocked.Exchange(ref _atDisk, 0);
        }
    }
}
