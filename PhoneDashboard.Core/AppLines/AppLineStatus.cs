namespace PhoneDashboard.Core.AppLines;

/// <summary>The Status column: the first that holds (Specification 4.3).</summary>
public enum AppLineStatus
{
    /// <summary>Nobody has saved the line yet.</summary>
    Unconfigured,

    /// <summary>Legal but useless in some way: see <see cref="AttentionReasons"/>.</summary>
    NeedsAttention,

    /// <summary>All well.</summary>
    Configured,
}
