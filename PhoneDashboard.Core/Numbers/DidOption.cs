namespace PhoneDashboard.Core.Numbers;

/// <summary>A DID Number as a list of choices shows it.</summary>
/// <param name="Id">The number.</param>
/// <param name="Digits">E.164 digits without plus.</param>
/// <param name="Country">ISO 3166 letters.</param>
/// <param name="Enabled">False when it is switched off.</param>
/// <param name="TrunkId">What connects it; null for no trunk.</param>
/// <param name="TakenBy">What it rings, in words; null while it is free.</param>
public sealed record DidOption(long Id, string Digits, string Country, bool Enabled, long? TrunkId, string? TakenBy = null)
{
    /// <summary>The whole number was typed, not a part of it.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Why it cannot be chosen for inbound calls, in words; null when it can (Specification 5, rules 1 and 4).</summary>
    public string? WhyNotInbound =>
        TakenBy is not null ? $"Rings {TakenBy}."
        : !Enabled ? "Disabled: enable it first."
        : TrunkId is null ? "No trunk: calls to it would not arrive."
        : null;

    /// <summary>Why it cannot be chosen as Caller ID, in words; null when it can (Specification 5, rule 2).</summary>
    public string? WhyNotCallerId => Enabled ? null : "Disabled: enable it first.";
}
