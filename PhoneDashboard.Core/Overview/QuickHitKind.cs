namespace PhoneDashboard.Core.Overview;

/// <summary>What a hit of the search in the top bar is.</summary>
public enum QuickHitKind
{
    /// <summary>A person, found by name, address or number.</summary>
    User,

    /// <summary>A public number; the hit says what it rings.</summary>
    DidNumber,

    /// <summary>An extension; the hit says what it rings.</summary>
    InternalNumber,
}
