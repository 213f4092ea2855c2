namespace PhoneDashboard.Core.Numbers;

/// <summary>Numbers in the words of the screens.</summary>
public static class NumberWords
{
    /// <summary>Where a DID Number comes from.</summary>
    public static string Words(this DidNumberSource source) => source == DidNumberSource.Provider ? "DID provider" : "Third-party";
}
