namespace PhoneDashboard.Core.Data.Saving;

/// <summary>
/// The rows that one save added, changed and took away, written in its transaction, so that it can be undone with the same ids
/// (Specification 4.7). Holds no plain token: an invite has only its hash and an encrypted copy.
/// </summary>
public sealed class ChangeSnapshot
{
    /// <summary>So long a change can be undone from Activity (Specification 4.7).</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    /// <summary>
    /// An undo within this time of the change brings sessions and the invite back too (Specification 4.7). Longer than the ten seconds of
    /// the toast, whose clock stands still while somebody points at it.
    /// </summary>
    public static readonly TimeSpan SoonWithin = TimeSpan.FromMinutes(1);

    /// <summary>Given by the database.</summary>
    public long Id { get; set; }

    /// <summary>When the change was saved, UTC.</summary>
    public DateTime Utc { get; set; }

    /// <summary>What undoing it would undo, in words, such as "Deleted Ann Smith".</summary>
    public required string Title { get; set; }

    /// <summary>The rows as a JSON array.</summary>
    public required string RowsJson { get; set; }

    /// <summary>
    /// The secrets of the rows, sealed; null where there are none, and after the minute in which an undo brings them back
    /// (<see cref="SecretAttribute"/>).
    /// </summary>
    public byte[]? ProtectedSecrets { get; set; }

    /// <summary>The change that it is a part of, undone with its other parts; null for a change of its own.</summary>
    public long? GroupId { get; set; }

    /// <summary>When it was undone, UTC; null until then. It can be undone once.</summary>
    public DateTime? UndoneUtc { get; set; }
}
