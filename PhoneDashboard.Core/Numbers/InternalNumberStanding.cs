namespace PhoneDashboard.Core.Numbers;

/// <summary>Whose an Internal Number is, seen from one line.</summary>
public enum InternalNumberStanding
{
    /// <summary>It rings this line.</summary>
    Own,

    /// <summary>It rings nothing.</summary>
    Free,

    /// <summary>It rings something else.</summary>
    Taken,
}
