namespace PhoneDashboard.Core.Numbers;

/// <summary>An Internal Number in its table.</summary>
public sealed class InternalNumberRow
{
    /// <summary>The number.</summary>
    public required long Id { get; init; }

    /// <inheritdoc cref="InternalNumber.Digits" />
    public required string Digits { get; init; }

    /// <summary>How many lines show it as Internal Caller ID.</summary>
    public required int CallerIdLines { get; init; }

    /// <summary>When it was added, UTC.</summary>
    public required DateTime CreatedUtc { get; init; }

    /// <summary>What it rings; null while it is free.</summary>
    public NumberOwner? Rings { get; internal set; }
}
