namespace PhoneDashboard.Core.Calls;

/// <summary>A call as a line's list shows it.</summary>
/// <param name="Id">The record.</param>
/// <param name="Kind">Between whom.</param>
/// <param name="StartedUtc">When it came in, UTC.</param>
/// <param name="IsOutgoing">The line called; else it was called.</param>
/// <param name="Number">The other's number, as people write it; empty when none was shown.</param>
/// <param name="Outcome">What became of it.</param>
public sealed record CallRow(long Id, CallKind Kind, DateTime StartedUtc, bool IsOutgoing, string Number, CallOutcome Outcome)
{
    /// <summary>Whose line the other one is; null for somebody outside, or a line that is gone.</summary>
    public string? Colleague { get; init; }

    /// <summary>What called, or answered; null where that is not known, or the device is gone.</summary>
    public string? Device { get; init; }

    /// <summary>How long was talked; null where nobody answered, or the end is not known.</summary>
    public TimeSpan? Talked { get; init; }
}
