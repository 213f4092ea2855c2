namespace PhoneDashboard.Core.Calls;

/// <summary>A number of our own.</summary>
/// <param name="Written">As people write it.</param>
/// <param name="IsDid">A DID Number; else an Internal Number.</param>
public sealed record CallNumber(string Written, bool IsDid)
{
    /// <summary>False for a DID Number that is disabled.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>What connects a DID Number; null for none.</summary>
    public CallTrunk? Trunk { get; init; }

    /// <summary>The line that it rings; null where it rings something else or nothing.</summary>
    public CallLine? Line { get; init; }

    /// <summary>What it rings that the engine cannot ring, in words; null where there is no such thing.</summary>
    public string? Other { get; init; }
}
