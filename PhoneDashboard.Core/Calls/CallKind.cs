namespace PhoneDashboard.Core.Calls;

/// <summary>Between whom a call was.</summary>
public enum CallKind
{
    /// <summary>From outside to a line.</summary>
    Inbound,

    /// <summary>Between two lines.</summary>
    Internal,

    /// <summary>From a line to the outside.</summary>
    Outbound,

    /// <summary>From a line to an emergency number.</summary>
    Emergency,
}
