namespace PhoneDashboard.Core.Devices;

/// <summary>What the table shows of a device.</summary>
public enum AppDeviceState
{
    /// <summary>Registered at the SIP engine.</summary>
    Online,

    /// <summary>Signed in, but not registered now.</summary>
    Offline,

    /// <summary>It was signed out; the row stays until it is deleted.</summary>
    SignedOut,
}
