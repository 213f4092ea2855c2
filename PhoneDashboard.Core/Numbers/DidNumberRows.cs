using PhoneDashboard.Core.AppLines;

namespace PhoneDashboard.Core.Numbers;

/// <summary>Whether a number rings something.</summary>
public enum NumberStatus
{
    /// <summary>It rings nothing.</summary>
    Free,

    /// <summary>It rings a contact method or a call flow.</summary>
    Assigned,
}

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

/// <summary>A DID Number as a list of choices shows it.</summary>
/// <param name="Id">The number.</param>
/// <param name="Digits">E.164 digits without plus.</param>
/// <param name="Country">ISO 3166 letters.</param>
/// <param name="Enabled">False when it is switched off.</param>
/// <param name="HasTrunk">False when no trunk connects it.</param>
/// <param name="TakenBy">What it rings, in words; null while it is free.</param>
public sealed record DidOption(long Id, string Digits, string Country, bool Enabled, bool HasTrunk, string? TakenBy = null)
{
    /// <summary>The whole number was typed, not a part of it.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Why it cannot be chosen for inbound calls, in words; null when it can (Specification 5, rules 1 and 4).</summary>
    public string? WhyNotInbound =>
        TakenBy is not null ? $"Rings {TakenBy}."
        : !Enabled ? "Disabled: enable it first."
        : !HasTrunk ? "No trunk: calls to it would not arrive."
        : null;

    /// <summary>Why it cannot be chosen as Caller ID, in words; null when it can (Specification 5, rule 2).</summary>
    public string? WhyNotCallerId => Enabled ? null : "Disabled: enable it first.";
}

/// <summary>Whether calls can reach a new line: the wizard's Before You Begin (Specification 4.2).</summary>
/// <param name="HasNumbers">There is a DID Number at all.</param>
/// <param name="HasTrunks">There is a trunk at all.</param>
/// <param name="HasFreeInbound">An enabled DID Number on a trunk is free.</param>
/// <param name="FreeWithoutTrunk">An enabled DID Number that is free but for the trunk it lacks; null when there is none.</param>
public sealed record DidReadiness(bool HasNumbers, bool HasTrunks, bool HasFreeInbound, NumberText? FreeWithoutTrunk);
