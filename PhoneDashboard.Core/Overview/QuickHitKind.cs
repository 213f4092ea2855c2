namespace PhoneDashboard.Core.Overview;

/// <summary>What a hit of the search in the top bar is.</summary>
public enum QuickHitKind
{
    /// <summary>A user.</summary>
    User,

    /// <summary>A DID Number.</summary>
    DidNumber,

    /// <summary>An Internal Number.</summary>
    InternalNumber,
}
