namespace PhoneDashboard.Core.Calls;

/// <summary>
/// How far the engine's records of calls were read: one row, or none yet. Kept, so that calls that were taken away since, with a person
/// who was erased, are not read once more.
/// </summary>
public sealed class EngineMark
{
    /// <summary>The id of the only row.</summary>
    public const long OnlyId = 1;

    /// <summary>The only row's.</summary>
    public long Id { get; set; } = OnlyId;

    /// <summary>The last record that was read, by the engine's own counting.</summary>
    public long LastRecord { get; set; }
}
