namespace PhoneDashboard.Core.Calls;

/// <summary>
/// One call, from the engine's own records (Specification 10). It refers to lines and devices by their ids alone, which are never given
/// twice: what is deleted leaves its calls behind until their time is over, and an undo finds them again.
/// </summary>
public sealed class CallRecord
{
    /// <summary>Given by the database.</summary>
    public long Id { get; set; }

    /// <summary>What the engine calls it; unique, so that a record read twice is written once.</summary>
    public required string EngineId { get; set; }

    /// <summary>Between whom.</summary>
    public CallKind Kind { get; set; }

    /// <summary>When it came in, UTC.</summary>
    public DateTime StartedUtc { get; set; }

    /// <summary>When it was answered, UTC; null when it was not.</summary>
    public DateTime? AnsweredUtc { get; set; }

    /// <summary>When it ended, UTC; null while it goes on, or when its end was not recorded.</summary>
    public DateTime? EndedUtc { get; set; }

    /// <summary>The line that called; null for one from outside.</summary>
    public long? CallingLineId { get; set; }

    /// <summary>The line that was called; null for one to the outside.</summary>
    public long? CalledLineId { get; set; }

    /// <summary>Digits of the caller as shown to the called; empty when none were.</summary>
    public required string FromNumber { get; set; }

    /// <summary>Digits that were called.</summary>
    public required string ToNumber { get; set; }

    /// <summary>The device that called, or that answered.</summary>
    public long? DeviceId { get; set; }

    /// <summary>What became of it.</summary>
    public CallOutcome Outcome { get; set; }

    /// <summary>The engine's answer to the caller, such as 486 (RFC 3261, section 21).</summary>
    public int Code { get; set; }
}
