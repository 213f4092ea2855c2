namespace PhoneDashboard.Core.Devices;

/// <summary>The states of a device in the words of the screens.</summary>
public static class AppDeviceWords
{
    /// <summary>The State column's word.</summary>
    public static string Words(this AppDeviceState state) => state == AppDeviceState.SignedOut ? "Signed out" : state.ToString();
}
