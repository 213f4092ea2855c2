namespace PhoneDashboard.Web.Components.Tables;

/// <summary>How a filter's value is given.</summary>
public enum FilterKind
{
    /// <summary>Typed.</summary>
    Text,

    /// <summary>Picked from a list.</summary>
    Choice,

    /// <summary>A day, such as 2026-03-02.</summary>
    Date,

    /// <summary>Set by links only: the filter appears when it is active.</summary>
    Hidden,
}
