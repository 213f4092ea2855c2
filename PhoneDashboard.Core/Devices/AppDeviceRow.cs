namespace PhoneDashboard.Core.Devices;

/// <summary>A device in the App Devices table (Specification 4.9).</summary>
/// <param name="Id">The device.</param>
/// <param name="UserId">Its user.</param>
/// <param name="UserName">The user's name.</param>
/// <param name="Os">Operating system.</param>
/// <param name="AppVersion">Version of the phone app.</param>
/// <param name="CreatedUtc">Date Created, UTC.</param>
/// <param name="Name">The device's name.</param>
/// <param name="LastSeenUtc">Last Seen, UTC.</param>
/// <param name="State">The state now.</param>
/// <param name="IsTest">It is an administrator's test phone.</param>
public sealed record AppDeviceRow(
    long Id,
    long UserId,
    string UserName,
    string Os,
    string AppVersion,
    DateTime CreatedUtc,
    string Name,
    DateTime LastSeenUtc,
    AppDeviceState State,
    bool IsTest);
