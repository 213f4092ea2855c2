namespace PhoneDashboard.Core.Phones;

/// <summary>How far a test phone is.</summary>
public enum TestPhoneStep
{
    /// <summary>Nobody has fetched the settings yet.</summary>
    Offered,

    /// <summary>It has its settings, and has not registered yet.</summary>
    HasSettings,

    /// <summary>It is registered at the engine.</summary>
    Registered,

    /// <summary>It was signed out, or its code ran out unused.</summary>
    Gone,
}
