using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace PhoneDashboard.Core.Data;

/// <summary>
/// The disk or the database file does not do its part: nobody at a form can put that right, but the same save works as soon as the cause is
/// gone. Whatever was under way is rolled back (docs/decisions/0008). Faults are thrown as they come, wherever they come; who shows or logs
/// one asks here what to say.
/// </summary>
public sealed partial class StorageFault
{
    // https://www.sqlite.org/rescode.html
    private const int Busy = 5, Locked = 6, ReadOnly = 8, IoError = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    /// <summary>No room for the index of the write-ahead log: a full disk under another name.</summary>
    private const int NoRoomForLogIndex = IoError | (19 << 8);

    private static readonly StorageFault
        OfFull = new(
            "The server's disk is full. Tell your administrator, and try again when there is room.",
            "The disk with the database is full. Make room; nothing has to be restarted."),
        OfReadOnly = new(
            "The server cannot write to its database. Tell your administrator, and try again when that is put right.",
            "The database file or its folder may not be written. Give the service the right to write both; nothing has to be restarted."),
        OfBusy = new(
            "The database is busy with something else. Try again in a moment; if it goes on, tell your administrator.", "Another process "
                + "or a long task holds the database. End it, for example a backup or a database tool; nothing has to be restarted."),
        OfIoError = new(
            "The server cannot use its disk. Tell your administrator, and try again when that is put right.",
            "The disk with the database cannot be read or written. Check the disk, and that the folder is there."),
        OfDamage = new("The database is damaged. Tell your administrator: a backup may have to be restored.", "The database file is "
            + "damaged. Stop PhoneDashboard, keep a copy of the file with its -wal, and restore the last backup; 'sqlite3 FILE .recover' "
            + "may save what came after it.");

    private StorageFault(string message, string advice)
    {
        Problem = new Problem(ProblemKind.Unavailable, message);
        Advice = advice;
    }

    /// <summary>For the person: what is the matter and whom to tell.</summary>
    public Problem Problem { get; }

    /// <summary>For the operator: what to do about it.</summary>
    public string Advice { get; }

    /// <summary>What is the matter, or null when the exception is no fault of the storage.</summary>
    public static StorageFault? Of(Exception? exception) => exception switch
    {
        null => null,
        SqliteException sqlite => Of(sqlite),
        IOException io when Of(io) is { } fault => fault,
        WriteGateTimeoutException => OfBusy,
        AggregateException { InnerExceptions: [var first, ..] } => Of(first),
        _ => Of(exception.InnerException),
    };

    /// <summary>
    /// Does what must not fail by such a fault, such as a note of the time beside a sign-in: the fault is logged.
    /// </summary>
    /// <returns>The fault; null when it was done.</returns>
    public static async Task<StorageFault?> TryAsync(ILogger logger, Func<Task> work)
    {
        try
        {
            await work();
            return null;
        }
        catch (Exception exception) when (Of(exception) is { } fault)
        {
            fault.LogTo(logger, exception);
            return fault;
        }
    }

    /// <summary>The same for work with an outcome.</summary>
    /// <returns>The outcome, or what <paramref name="otherwise"/> makes of the fault.</returns>
    public static async Task<T> TryAsync<T>(ILogger logger, Func<Task<T>> work, Func<StorageFault, T> otherwise)
    {
        T? done = default;
        return await TryAsync(logger, async () => { done = await work(); }) is { } fault ? otherwise(fault) : done!;
    }

    /// <summary>
    /// A file may not be written. To be said where files are written: elsewhere <see cref="UnauthorizedAccessException"/> is what a role
    /// may not do.
    /// </summary>
    internal static StorageFault NoRight => OfReadOnly;

    /// <summary>A small write gets no answer at all, neither that it was done nor why not.</summary>
    internal static StorageFault NoAnswer => OfIoError;

    /// <summary>One line for the operator: cause, advice and SQLite's own words.</summary>
    public void LogTo(ILogger logger, Exception exception) => Log(logger, Advice, exception.GetBaseException().Message);

    private static StorageFault? Of(SqliteException exception) => exception.SqliteErrorCode switch
    {
        Full => OfFull,
        IoError when exception.SqliteExtendedErrorCode == NoRoomForLogIndex => OfFull,
        ReadOnly => OfReadOnly,
        Busy or Locked => OfBusy,
        IoError or CannotOpen => OfIoError,
        Corrupt or NotADatabase => OfDamage,
        _ => null,
    };

    // ENOSPC, EDQUOT and EROFS of Linux; ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL and ERROR_WRITE_PROTECT of Windows.
    private static StorageFault? Of(IOException exception) => exception.HResult switch
    {
        28 or 122 or unchecked((int)0x80070027) or unchecked((int)0x80070070) => OfFull,
        30 or unchecked((int)0x80070013) => OfReadOnly,
        _ => null,
    };

    [LoggerMessage(LogLevel.Error, "The database could not be used. {Advice} ({Reason})")]
    private static partial void Log(ILogger logger, string advice, string reason);
}
