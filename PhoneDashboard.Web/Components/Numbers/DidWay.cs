namespace PhoneDashboard.Web.Components.Numbers;

/// <summary>How DID Numbers are added.</summary>
public enum DidWay
{
    /// <summary>One number.</summary>
    One,

    /// <summary>A block: from a number to another.</summary>
    Block,

    /// <summary>A pasted list.</summary>
    List,
}
