namespace PhoneDashboard.Core.Settings.Findings;

/// <summary>Why somebody should look at something that is stored.</summary>
public enum FindingKind
{
    /// <summary>Two things that must be told apart have the same text by now: the younger one is found.</summary>
    SameText,

    /// <summary>A text that must be there has nothing to see.</summary>
    NothingToSee,

    /// <summary>A public number is no number of its country, or not in the one way to write it.</summary>
    NoNumber,
}
