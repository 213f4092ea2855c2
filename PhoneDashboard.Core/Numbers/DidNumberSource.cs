namespace PhoneDashboard.Core.Numbers;

/// <summary>Where a DID Number comes from.</summary>
public enum DidNumberSource
{
    /// <summary>Bought at the DID provider.</summary>
    Provider,

    /// <summary>Typed in.</summary>
    ThirdParty,
}
