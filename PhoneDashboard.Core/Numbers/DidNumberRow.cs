namespace PhoneDashboard.Core.Numbers;

/// <summary>A DID Number in its table.</summary>
public sealed class DidNumberRow
{
    /// <summary>The number.</summary>
    public required long Id { get; init; }

    /// <summary>E.164 digits without plus.</summary>
    public required string Digits { get; init; }

    /// <summary>ISO 3166 letters.</summary>
    public required string Country { get; init; }

    /// <summary>Where it comes from.</summary>
    public required DidNumberSource Source { get; init; }

    /// <summary>The trunk's name; null when there is none.</summary>
    public required string? Trunk { get; init; }

    /// <summary>False when it is switched off.</summary>
    public required bool Enabled { get; init; }

    /// <summary>How many lines show it as Caller ID.</summary>
    public required int CallerIdLines { get; init; }

    /// <summary>A note for colleagues, or null.</summary>
    public required string? Description { get; init; }

    /// <summary>When it was added, UTC.</summary>
    public required DateTime CreatedUtc { get; init; }

    /// <summary>What it rings; null while it is free.</summary>
    public NumberOwner? Rings { get; internal set; }
}
