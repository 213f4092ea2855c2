namespace PhoneDashboard.Core.TimeSchedules;

/// <summary>How often an exception returns.</summary>
public enum ExceptionRepeat
{
    /// <summary>On these days only.</summary>
    Once,

    /// <summary>Every month, on the same days.</summary>
    Monthly,

    /// <summary>Every year, on the same days.</summary>
    Yearly,
}
