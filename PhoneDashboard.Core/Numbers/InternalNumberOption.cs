namespace PhoneDashboard.Core.Numbers;

/// <summary>An Internal Number as a list of choices shows it.</summary>
/// <param name="Id">The number.</param>
/// <param name="Digits">1 to 4 digits.</param>
/// <param name="Standing">Whose it is, seen from the line that is edited.</param>
/// <param name="TakenBy">What it rings, in words, when that is something else.</param>
public sealed record InternalNumberOption(long Id, string Digits, InternalNumberStanding Standing, string? TakenBy = null)
{
    /// <summary>The whole number was typed, not a part of it.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Why it cannot be chosen for inbound calls, in words; null when it can (Specification 5, rule 1).</summary>
    public string? WhyNotInbound => Standing == InternalNumberStanding.Taken ? $"Rings {TakenBy}." : null;

    /// <summary>
    /// What to say when it is chosen as Internal Caller ID all the same; null when there is nothing to say (Specification 4.4).
    /// </summary>
    public string? CallerIdWarning => Standing == InternalNumberStanding.Taken ? $"This shows the extension of {TakenBy}." : null;
}
