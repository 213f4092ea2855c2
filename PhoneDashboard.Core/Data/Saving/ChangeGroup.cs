namespace PhoneDashboard.Core.Data.Saving;

/// <summary>
/// Several saves that are one change to people: many rows are written part by part, each in a transaction of its own, so that others need
/// not wait. It counts when it is whole; what is not whole is taken back, after a crash too.
/// </summary>
public sealed class ChangeGroup
{
    /// <summary>After so long without a sign whoever wrote it is dead.</summary>
    public static readonly TimeSpan SilentFor = TimeSpan.FromMinutes(1);

    /// <summary>Given by the database.</summary>
    public long Id { get; set; }

    /// <summary>The change in words, such as "Imported users.csv".</summary>
    public required string Title { get; set; }

    /// <summary>All parts are written. Not while it is being written, or taken back.</summary>
    public bool IsWhole { get; set; }

    /// <summary>When whoever writes it, or takes it back, last did so, UTC.</summary>
    public DateTime AliveUtc { get; set; }
}
