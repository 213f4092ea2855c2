namespace PhoneDashboard.Web.Components.Chips;

/// <summary>The colours of a badge.</summary>
public enum BadgeTone
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>Works, but should be looked at.</summary>
    Warn,

    /// <summary>Failed.</summary>
    Bad,

    /// <summary>Under way.</summary>
    Info,

    /// <summary>Neither good nor bad.</summary>
    Neutral,

    /// <summary>Not there yet, or no longer.</summary>
    Dashed,

    /// <summary>Quiet text without a frame.</summary>
    Plain,
}
