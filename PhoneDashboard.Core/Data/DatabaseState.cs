namespace PhoneDashboard.Core.Data;

/// <summary>How the database stands while the program runs: somebody may take it away, or put another in its place.</summary>
public enum DatabaseState
{
    /// <summary>There, and of this version.</summary>
    Ready,

    /// <summary>Of an older version than the program.</summary>
    Older,

    /// <summary>Not there, or not to be opened.</summary>
    OutOfReach,
}
