namespace PhoneDashboard.Core.Conflicts;

/// <summary>Whose value of a field.</summary>
public enum MergeSide
{
    /// <summary>What the other one saved.</summary>
    Theirs,

    /// <summary>What was typed here.</summary>
    Mine,
}
