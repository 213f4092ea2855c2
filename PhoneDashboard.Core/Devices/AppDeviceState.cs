namespace PhoneDashboard.Core.Devices;

/// <summary>What the table shows of a device.</summary>
public enum AppDeviceState
{
    /// <summary>Seen within the last five minutes.</summary>
    Online,

    /// <summary>Signed in, but not seen lately.</summary>
    Offline,

    /// <summary>The app signed itself out; the row stays until it is deleted.</summary>
    SignedOut,
}
