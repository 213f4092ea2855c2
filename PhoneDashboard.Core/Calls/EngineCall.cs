namespace PhoneDashboard.Core.Calls;

/// <summary>A call as the engine recorded it (docs/sip, What the dashboard reads).</summary>
/// <param name="CallId">The engine's name of the call; unique.</param>
/// <param name="Kind">"inbound", "internal", "outbound" or "emergency".</param>
/// <param name="StartedUtc">When it came in, UTC.</param>
/// <param name="AnsweredUtc">When it was answered, UTC, or null.</param>
/// <param name="EndedUtc">When it ended, UTC, or null while that is not known.</param>
/// <param name="CallerLine">The line that called, such as "l7", or empty.</param>
/// <param name="CalledLine">The line that was called, or empty.</param>
/// <param name="CallerDevice">The phone that called, or empty.</param>
/// <param name="CalledDevice">The phone that answered, or empty.</param>
/// <param name="FromNumber">Digits that were shown.</param>
/// <param name="ToNumber">Digits that were called.</param>
/// <param name="Code">The answer to the caller.</param>
/// <param name="Reason">The engine's word for it.</param>
internal sealed record EngineCall(
    string CallId,
    string Kind,
    DateTime StartedUtc,
    DateTime? AnsweredUtc,
    DateTime? EndedUtc,
    string CallerLine,
    string CalledLine,
    string CallerDevice,
    string CalledDevice,
    string FromNumber,
    string ToNumber,
    int Code,
    string Reason)
{
    /// <summary>What became of it.</summary>
    internal CallOutcome Outcome => Code switch
    {
        >= 200 and < 300 => CallOutcome.Answered,
        487 => CallOutcome.Cancelled,
        480 when Reason == "No Answer" => CallOutcome.NoAnswer,
        486 when Reason == "Too Many Calls" => CallOutcome.Refused,
        486 or 600 or 603 => CallOutcome.Declined,
        480 => CallOutcome.Unavailable,
        403 or 404 => CallOutcome.Refused,
        _ => CallOutcome.Failed,
    };
}
