namespace PhoneDashboard.Core.Calls;

/// <summary>Which call is asked about.</summary>
public enum CallWay
{
    /// <summary>Somebody outside calls a DID Number of the line.</summary>
    FromOutside,

    /// <summary>A colleague calls a number of the line.</summary>
    FromColleague,

    /// <summary>The line's own phone dials something.</summary>
    Dialled,
}
