namespace PhoneDashboard.Core.Calls;

/// <summary>What became of a call.</summary>
public enum CallOutcome
{
    /// <summary>Somebody answered.</summary>
    Answered,

    /// <summary>The caller hung up before.</summary>
    Cancelled,

    /// <summary>Nobody answered in time.</summary>
    NoAnswer,

    /// <summary>Somebody declined it, or was in another call.</summary>
    Declined,

    /// <summary>No phone was registered, or the line was closed.</summary>
    Unavailable,

    /// <summary>The rules of the line or of the installation refused it.</summary>
    Refused,

    /// <summary>Something failed on the way.</summary>
    Failed,
}
