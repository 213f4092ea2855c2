using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Core.Settings.Findings;

/// <summary>What is to be said about a finding.</summary>
/// <param name="Sentence">Why, and what to do.</param>
public sealed record FindingWords(string Sentence)
{
    /// <summary>The number that was meant; null when nothing is proposed.</summary>
    public PublicNumber? Proposal { get; init; }

    /// <summary>A person may say that it is right as it is: then it is done with.</summary>
    public bool MayBeRight { get; init; }
}
