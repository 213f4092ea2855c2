namespace PhoneDashboard.Core.Numbers;

/// <summary>Whether a number rings something.</summary>
public enum NumberStatus
{
    /// <summary>It rings nothing.</summary>
    Free,

    /// <summary>It rings a contact method or a call flow.</summary>
    Assigned,
}
