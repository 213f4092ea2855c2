namespace PhoneDashboard.Core.Numbers;

/// <summary>Whether a number rings something, and what.</summary>
public enum NumberStatus
{
    /// <summary>It rings nothing.</summary>
    Free,

    /// <summary>It rings a contact method or a call flow.</summary>
    Assigned,

    /// <summary>It rings a contact method.</summary>
    ContactMethod,

    /// <summary>It rings an object of a call flow.</summary>
    CallFlow,
}
