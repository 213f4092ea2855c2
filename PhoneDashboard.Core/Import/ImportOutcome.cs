namespace PhoneDashboard.Core.Import;

/// <summary>What becomes of a row.</summary>
public enum ImportOutcome
{
    /// <summary>It cannot be imported.</summary>
    Refused,

    /// <summary>A user comes about.</summary>
    Created,

    /// <summary>A user changes.</summary>
    Changed,

    /// <summary>All of it is so already.</summary>
    Same,
}
